// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What "check" on a thousand set-ups takes more than on ten: memory, threads, file descriptors.
//   bench_several [NUMBER [NUMBER]]     ten and a thousand, where nothing is said

#include "program.h"
#include "server.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>

using namespace cmw::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr int few = 10, many = 1000; // as many desks has the practice organisation

/// The most that a process had at a time.
struct Peak {
    qint64 kilobytes = 0, threads = 0, descriptors = 0;
};

qint64 number(const QByteArray &status, const QByteArray &name)
{
    const qsizetype start = status.indexOf('\n' + name + ':');
    return start < 0 ? 0 : status.mid(start + name.size() + 2).simplified().split(' ').first().toLongLong();
}

void look(qint64 process, Peak &peak)
{
    const QString folder = u"/proc/%1/"_s.arg(process);
    QFile file(folder + u"status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QByteArray status = file.readAll();
    peak.kilobytes = std::max(peak.kilobytes, number(status, "VmHWM"));
    peak.threads = std::max(peak.threads, number(status, "Threads"));
    const auto descriptors = QDir(folder + u"fd"_s).entryList(QDir::Files | QDir::System).size();
    peak.descriptors = std::max<qint64>(peak.descriptors, descriptors);
}

Peak checkThem(const Server &server, int setups)
{
    const QString folder = u"desks-%1"_s.arg(setups);
    QDir(server.folder.path()).mkdir(folder);
    for (int desk = 1; desk <= setups; ++desk) {
        const QString name = u"desk%1"_s.arg(desk);
        server.newSetup(folder + u'/' + name, {{u"mailbox"_s, name + u"@contoso.com"_s}});
    }
    QElapsedTimer time;
    time.start();
    Program program(server.on(u"check"_s, server.folder.filePath(folder)));
    Peak peak;
    program.waitUntil([&] {
        look(program.id(), peak);
        (void)program.said(); // read on, so that it isn't held up
        return false;
    });
    const Ran ran = program.end();
    std::printf("%5d set-ups: exit %d, %6.1f s, %6lld kB, %lld threads, %lld descriptors\n", setups, ran.exit,
        double(time.elapsed()) / 1000, peak.kilobytes, peak.threads, peak.descriptors);
    std::fflush(stdout);
    return peak;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList given = QCoreApplication::arguments();
    const Server server({u"--scenario"_s, u"many-mailboxes"_s});
    const Peak small = checkThem(server, given.value(1, QString::number(few)).toInt());
    const Peak large = checkThem(server, given.value(2, QString::number(many)).toInt());
    std::printf("memory: %.2f times as much\n",
        double(large.kilobytes) / double(std::max<qint64>(small.kilobytes, 1)));
    return 0;
}
