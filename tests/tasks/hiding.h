// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

/// A line of tests/tasks/hiding.json: what can't be seen, or isn't so, while something else is wrong.
struct Hiding {
    QStringList by; ///< codes of causes, or names of scenarios; "mailbox/is-*"
    QStringList lines; ///< that tell nothing of their own then; "mailbox.*"
    QStringList codes; ///< further codes that aren't named then
    bool settled = false; ///< those lines may be called fine
    QStringList instead; ///< codes that are right then, and of neither cause alone
    QString reason;

    bool isBy(const QStringList &causes) const;
};

/// Whether one of the patterns ("mailbox.*") is about it.
bool isAbout(const QStringList &patterns, const QString &name);
QList<Hiding> readHidings();
