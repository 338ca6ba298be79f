// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace cmw {

/// More of a stage, one line each: a code of the catalogue with its arguments.
struct StageDetail {
    QString code;
    QVariantMap args;
};

/// One stage of sending, in order: lookup, connect, greeting, tls, auth, sender, recipient, data, accepted.
struct Stage {
    QString name;
    bool ok = false;
    std::chrono::milliseconds time{0};
    QString reply; ///< what the server said, or the TLS protocol and cipher; no secrets
    QList<StageDetail> details = {}; ///< the token's values, the certificates
};

struct MailToSend {
    QString from;
    QStringList to;
    QByteArray content; ///< RFC 5322, CRLF line ends
};

struct SmtpServerPlace {
    QString host;
    quint16 port = 587;
    QByteArray extraCa; ///< PEM, trusted instead of the system's; empty: those
};

/// What the server said to one receiver.
struct ReceiverReply {
    QString address;
    bool accepted = false;
    QString reply;
};

struct Delivery {
    QList<Stage> stages; ///< up to the one that failed
    QList<ReceiverReply> receivers; ///< those that the server was asked for
    QString queueId; ///< of the server, where it said one
    std::optional<Error> error; ///< none: accepted, for one receiver at least
    QList<Error> notes; ///< worth knowing, and no failure: smtp/tls-inspected
    QString transcript; ///< the dialogue; secrets and addresses are masked in it
    bool accepted() const { return !error; }
};

/// Sends one mail as Webex Connect will: STARTTLS, XOAUTH2, one transaction for all receivers. Blocking; ends soon after a stop
/// request. Each stage is told to `progress` as it ends (may be empty), in the calling thread.
/// After smtp/cut-off and smtp/timeout at the stage "accepted" it isn't known whether the mail was taken.
///
/// Errors: cancelled; smtp/lookup, smtp/connect, smtp/timeout, smtp/greeting, smtp/no-starttls, smtp/tls, those of
/// services/middlebox.h, smtp/no-xoauth2, smtp/auth (535 and its like), smtp/auth-disabled-mailbox and -tenant (5.7.139),
/// smtp/auth-temporary (4xx), smtp/sender, smtp/recipient, smtp/data, smtp/send-as-denied (5.2.252, 5.7.60),
/// smtp/mailbox-full (5.2.2), smtp/cut-off, smtp/not-smtp; args: host, port, account, stage, and reply (its three
/// digits) where the server said something; evidence: its words.
///
/// Source: Microsoft Learn, "Authenticate an IMAP, POP or SMTP connection using OAuth"; RFC 5321, 3207, 4954.
Delivery sendMail(const SmtpServerPlace &server, const QString &account, const Secret &token,
    const MailToSend &mail, std::stop_token stop,
    std::chrono::milliseconds timeout = std::chrono::seconds(30),
    const std::function<void(const Stage &)> &progress = {});

/// The first stages of it, up to "tls": what can be tried without a token. Errors: those of these stages.
Delivery reachServer(const SmtpServerPlace &server, std::stop_token stop,
    std::chrono::milliseconds timeout = std::chrono::seconds(30),
    const std::function<void(const Stage &)> &progress = {});

} // namespace cmw
