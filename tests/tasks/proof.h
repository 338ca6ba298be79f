// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"

#include "hiding.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

/// What the wizard said of one practice tenant.
struct Verdict {
    QMap<QString, cmw::Finding> lines; ///< by task
    QMap<QString, QString>
        refused; ///< by task: the code of why a change could not be made, where that was tried
    qint64 milliseconds = 0;

    /// Which lines name it.
    QStringList linesOf(const QString &code) const;
    cmw::State state(const QString &line) const { return lines.value(line).state; }
    QString code(const QString &line) const { return lines.value(line).code; }
};

/// Whether a line in that state is called wrong, or left to somebody.
bool accuses(cmw::State state);

/// The scenarios' truth, and what of it is left when two are in one organisation.
class Proof final {
public:
    Proof();

    /// All scenarios, in order, but for those that everything is built on.
    QStringList names() const;
    /// "happy", or "prepared": with nothing wrong in it.
    static QString baseOf(const QString &name);
    /// Codes of what is wrong in that scenario and not in its base.
    QStringList causes(const QString &name);
    /// What the wizard says where that scenario is alone; looked at once.
    const Verdict &alone(const QString &name);
    /// What it says of a tenant; `changing`: also what it says when it changes what it can.
    static Verdict look(const QString &name, bool changing);
    /// Whether the scenario's causes show at a change alone.
    bool needsChange(const QString &name);

    struct Pair {
        QString one, other;
        QString name() const { return one + QLatin1Char('+') + other; }
    };
    /// By a fixed seed: each scenario with some others that fit it. Those that don't are in `contradictions`.
    QList<Pair> pairs(QStringList &contradictions);

    struct Outcome {
        QStringList named, hidden, missing;
        QStringList falselyWrong, falselyDone;
        QStringList reasons; ///< of what is hidden
    };
    /// The faults of a look at one scenario alone: against its `expect`, both ways.
    Outcome judge(const QString &name);
    /// The same for two in one organisation.
    Outcome judge(const Pair &pair, const Verdict &both);

private:
    const Hiding *hiding(const QString &by, const QString &line, const QString &code);
    bool isRight(const Pair &pair, const QString &line, const cmw::Finding &finding);

    QList<Hiding> m_hidings;
    QMap<QString, Verdict> m_alone;
};
