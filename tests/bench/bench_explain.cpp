// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How much longer "explain" takes for longer texts than for a bare code, and the first one, which reads the catalogue, than
// the next.

#include "diagnosis/explain.h"

#include <QElapsedTimer>
#include <QStringList>

#include <algorithm>
#include <cstdio>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

/// The median of several, in microseconds: other work on the machine disturbs a single one.
double explaining(const QString &text)
{
    QList<qint64> times;
    for (int i = 0; i < 9; ++i) {
        QElapsedTimer time;
        time.start();
        if (explain(text).isEmpty())
            std::puts("not explained");
        times.append(time.nsecsElapsed());
    }
    std::sort(times.begin(), times.end());
    return static_cast<double>(times.at(times.size() / 2)) / 1000;
}

void tell(const char *name, double time, double base)
{
    std::printf("%-34s %10.0f us   %6.1f times the bare code\n", name, time, time / base);
}

} // namespace

int main()
{
    QElapsedTimer time;
    time.start();
    std::ignore = explain(u"AADSTS50011"_s);
    const double first = static_cast<double>(time.nsecsElapsed()) / 1000;
    const double bare = explaining(u"AADSTS50011"_s);
    tell("bare code, the first in a program", first, bare);
    tell("bare code", bare, bare);
    const QString line = u"2026-11-27T10:00:00Z INFO sending to support@contoso.com, heartbeat fine\n"_s;
    const QString refusal =
        u"535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com]\n"_s;
    tell("one reply", explaining(refusal), bare);
    tell("a log of 10 kB", explaining(line.repeated(140) + refusal), bare);
    tell("a log of 1 MB", explaining(line.repeated(14000) + refusal), bare);
    return 0;
}
