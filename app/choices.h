// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

namespace cmw {

/// The words of the command line and their help, in the language of the installed translators.
class Choices final {
    Q_DECLARE_TR_FUNCTIONS(cmw::Choices)
public:
    struct Option {
        QString name;
        QString value; ///< what the help calls its value; empty: a switch
        QString help;
    };
    struct Command {
        QString name;
        QString help;
        QStringList options; ///< all that it takes

        bool worksOnSetups() const { return options.contains(QLatin1String("setup")); }
    };

    static QList<Option> options();
    static QList<Command> commands();
    /// What the window takes.
    static QStringList windowOptions();
};

} // namespace cmw
