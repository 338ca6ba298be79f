// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/document.h"
#include "core/endpoints.h"
#include "core/finding.h"
#include "core/setup.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace cmw {

class Session;

/// A line of step 2 or 3 that somebody else is to do, and what was found there.
struct OpenLine {
    QString task;
    Finding finding;

    const Bullet &bullet() const { return *Document::outline().bullet(task); }
};

/// What a hand-over is made of.
struct HandOverRequest {
    Setup setup;
    QList<OpenLine> lines; ///< in the document's order
    QHash<QString, QStringList> holders; ///< of a role, by Microsoft's English name: who, where that was read
    QDateTime now; ///< UTC
};

/// All that another admin needs to do the open lines. There is no secret in it.
struct HandOver {
    struct Need {
        OpenLine line;
        QString role; ///< the least that is enough, by Microsoft's English name
        QStringList holders; ///< empty: not known
        bool inScript = false; ///< one of the scripts does it; else it is left to a person, by hand
    };

    QList<Need> needs;
    QUrl consentLink; ///< empty: the admin consent isn't open, or the app isn't ready for it
    QString az; ///< for bash with Azure CLI; empty: no open line is of that kind
    QString graph; ///< for Microsoft Graph PowerShell
    QString exchange; ///< for Exchange Online PowerShell
    Text subject, letter;

    bool isEmpty() const { return needs.isEmpty(); }
};

/// Names for the scripts' files, which the letter speaks of.
inline constexpr QLatin1StringView azFile("webex-connect.sh");
inline constexpr QLatin1StringView graphFile("webex-connect-graph.ps1");
inline constexpr QLatin1StringView exchangeFile("webex-connect-exchange.ps1");

HandOver handOver(const HandOverRequest &request, const Endpoints &endpoints);

/// A set-up as it stands now: the lines of these steps that aren't known to be done and that somebody else could do
/// (with `only`, those among them), and who holds the roles, as far as a look has told.
HandOverRequest handOverRequest(
    const Session &session, const QStringList &steps, const QStringList &only = QStringList());
/// Whether it is a right that the signed-in account lacks.
bool isDenied(const Finding &finding);
/// Whether it is Exchange's endpoint that the wizard can no longer talk to: a script can.
bool isEndpointChanged(const Finding &finding);

} // namespace cmw
