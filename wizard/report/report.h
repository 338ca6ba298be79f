// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "diagnosis/catalogue.h"
#include "report/mailpicture.h"
#include "report/mask.h"
#include "session/session.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace cmw {

struct ReportWish {
    QString language;
    Redaction redaction = Redaction::Addresses;
    QDateTime made; ///< UTC
};

/// By what Microsoft's support finds a request again.
struct RequestId {
    QString name; ///< "Correlation ID"
    QString id;
    bool operator==(const RequestId &) const = default;
};

/// A line of the document, as the report tells it.
struct ReportLine {
    QString task, step, title;
    Finding finding; ///< as it was looked at last
    Words words;
    QString settling; ///< what is to be said of a change that may not be in force yet; else empty
    QList<RequestId> ids;
    bool isLooked() const { return finding.code != QLatin1String("not-looked"); }
};

struct ReportTest {
    bool accepted = false;
    QString from, to, queueId, transcript;
    QList<Stage> stages;
    QList<ReceiverReply> receivers;
    QStringList notes; ///< worth knowing beside the outcome
    ReportLine outcome;
};

struct ReportChange {
    QString task, title;
    QString code; ///< of what was changed
    QString what;
    QJsonObject before; ///< what undo goes by
    QDateTime at; ///< UTC
};

struct ReportExpiry {
    QString what;
    QDateTime at; ///< UTC; invalid: `when` alone tells
    QString when;
};

/// How one set-up stands, for a case or a file: all of its texts are in one language and masked already, and none has
/// a secret in it. What it looks like is the business of who writes it down.
struct Report {
    QString language;
    Redaction redaction = Redaction::Addresses;
    QDateTime made; ///< UTC
    QString version, platform;
    Setup setup; ///< its texts masked; without the secret
    QString file; ///< its name alone: the folder is somebody's
    bool isPractice = false;
    State verdict = State::Unknown;
    QString verdictText;
    MailWay way;
    QString wayText;
    QList<ReportLine> lines; ///< in the document's order
    std::optional<ReportTest> test;
    QList<ReportChange> changes; ///< newest first
    QList<ReportExpiry> expiries;

    /// What is wrong first, then what could not be told.
    QList<ReportLine> attention() const;
};

/// What a report is made of.
struct ReportMaterial {
    Setup setup;
    QString file;
    bool isPractice = false;
    MailWay way;
    QHash<QString, Finding> findings; ///< by task
    QHash<QString, QString>
        settling; ///< by task: what is to be said of a change that may not be in force yet
    std::optional<TestEmailResult> test;
    QList<JournalEntry> changes; ///< newest first
};

Report reportOf(const ReportMaterial &material, const ReportWish &wish);
Report reportOf(const Session &session, const ReportWish &wish);

/// The ids in a server's words.
QList<RequestId> requestIdsIn(const QString &text);
/// "27 Nov 2026, 22:45 KST": for readers anywhere.
QString reportMoment(const QDateTime &at, const QString &language);

} // namespace cmw
