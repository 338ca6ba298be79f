// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/signinanswer.h"

#include "services/identity.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QString formDecoded(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
}

} // namespace

SignInAnswer signInAnswer(const QByteArray &query)
{
    SignInAnswer answer;
    const QList<QByteArray> parts = query.split('&');
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        const QString name = formDecoded(equals < 0 ? part : part.left(equals));
        if (!answer.contains(name))
            answer.insert(name, equals < 0 ? QString() : formDecoded(part.mid(equals + 1)));
    }
    return answer;
}

Error signInRefusal(const SignInAnswer &answer)
{
    const QString name = answer.value(u"error"_s);
    const QString description = answer.value(u"error_description"_s);
    const QString aadsts = aadstsCode(description);
    // Microsoft says access_denied also where a policy stands in the way; 65004 is the person's own "Cancel".
    const bool person = name == "access_denied"_L1
        && (aadsts.isEmpty() || aadsts == "65004"_L1 || answer.value(u"error_subcode"_s) == "cancel"_L1);
    return {person ? u"identity/denied"_s : u"identity/refused"_s,
        {{u"error"_s, name}, {u"aadsts"_s, aadsts}}, description.isEmpty() ? name : description};
}

} // namespace cmw
