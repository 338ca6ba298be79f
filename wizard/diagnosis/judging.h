// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "diagnosis/judge.h"

#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <optional>

// What the judge's parts share; nobody else needs it. A file for each stage: judgelogin, judgesender, judgesendas (the
// sender by another name), judgerecipient.

namespace cmw::judging {

/// What a piece of evidence supports; empty: nothing.
using Cause = std::optional<Finding>;

bool same(const QString &one, const QString &other);
/// The finding of a look, where there was one that could tell.
const Finding *seen(const std::optional<Finding> &line);
/// The line, where what it has found is wrong and one of these codes.
Cause lineIfFound(const std::optional<Finding> &line, const QStringList &codes);
/// The refusal under another name, with what its words speak of.
Finding refusalAs(const Evidence &evidence, const QString &code, const QVariantMap &more = {});
/// What a line has found is the cause.
Finding lineAsCause(const Finding &line);

/// The enhanced status code of the reply: "5.7.60"; empty where it has none.
QString statusOf(const Finding &refusal);
bool says(const Finding &refusal, QLatin1StringView words);
int replyOf(const Finding &refusal);
/// The first of those whom it went to: the refusal is the server's answer to that one.
QString receiverOf(const Evidence &evidence);

/// The mailbox isn't one that can send.
Cause byMailbox(const Evidence &evidence);
/// What keeps the account that signs in from the mailbox, or from its name; but for these codes.
Cause byLogin(const Evidence &evidence, const QStringList &others);
/// It may not send as the mailbox.
Cause bySendAs(const Evidence &evidence);
/// A group's members that can't be read: weaker than all of the others.
Cause byGroup(const Evidence &evidence);

bool isLogin(const Finding &refusal);
/// The host of "[SN2PR00CA0018.namprd00.prod.outlook.com 2026-11-27T20:00:00.000Z 08DE…]", or the server's address:
/// where support finds the refusal, with the mailbox and the time.
QVariantMap whereSupportFindsIt(const Evidence &evidence);

Finding judgedLogin(const Evidence &evidence);
Finding judgedSender(const Evidence &evidence);
Finding judgedSendAs(const Evidence &evidence);
/// A sign-in that the server can't check now: it may say that it doesn't want to.
Finding judgedHold(const Evidence &evidence);
Finding judgedRecipient(const Evidence &evidence);

} // namespace cmw::judging
