// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/exchange.h"
#include "practice/mailflow.h"
#include "practice/recipients.h"
#include "practice/smtpdialogue.h"
#include "practice/state.h"

#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;
using namespace cmw::practice;

namespace {

const auto support = u"support@contoso.com"_s;
const auto alex = u"alex@contoso.com"_s;

Account account(const QString &user, const QString &kind = {})
{
    Account account;
    account.id = u"id-of-"_s + user;
    account.user = account.upn = user;
    account.displayName = user.section(u'@', 0, 0);
    account.kind = kind;
    return account;
}

Grant tokenOf(const QString &user)
{
    Grant grant;
    grant.token = u"token of "_s + user;
    grant.audience = u"https://outlook.office.com"_s;
    grant.userId = u"id-of-"_s + user;
    grant.scopes = QStringList{u"SMTP.Send"_s};
    grant.expires = QDateTime::currentDateTimeUtc().addSecs(3600);
    return grant;
}

QByteArray xoauth2(const QString &user, const QString &token)
{
    return (u"user=%1\x01"_s.arg(user) + u"auth=Bearer %1\x01\x01"_s.arg(token)).toUtf8().toBase64();
}

QString exception(const Rows &rows)
{
    return rows ? QString() : rows.error().code.section(u'.', -1);
}

} // namespace

/// Who gets mail in the practice tenant, who may open it and who may send as it.
class PracticeRecipientsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aMicrosoft365GroupIsShownOnlyWhenAskedFor();
    void anIdentityOfSeveralIsRefused();
    void aDeletedMailboxIsShownOnlyWhenAskedFor();
    void mailGoesToAliasesToo();
    void permissionsComeAndGo();
    void onlyPrincipalsGetPermissions_data();
    void onlyPrincipalsGetPermissions();
    void aSharedMailboxIsOpenedWithFullAccess_data();
    void aSharedMailboxIsOpenedWithFullAccess();
    void sendingAsNeedsSendAs_data();
    void sendingAsNeedsSendAs();
    void aMemberHasWhatItsGroupHas();
    void denyingGoesBeforeAllowing();

private:
    Account &shared() { return m_state->accounts[0]; }
    Rows grant(const QString &cmdlet, const QString &who);
    QByteArray logIn(const QString &name);
    QByteArray send(const QString &from);

    std::unique_ptr<State> m_state;
    std::unique_ptr<MailFlow> m_mailFlow;
    std::unique_ptr<SmtpDialogue> m_talk;
};

void PracticeRecipientsTest::init()
{
    m_state = std::make_unique<State>();
    m_state->domain = u"contoso.com"_s;
    m_state->initialDomain = u"contoso.onmicrosoft.com"_s;
    m_state->accounts = {account(support, u"SharedMailbox"_s), account(alex)};
    m_state->recipients = {{u"id-of-agents"_s, u"agents@contoso.com"_s, u"Agents"_s,
                               u"MailUniversalSecurityGroup"_s, {}, {u"id-of-"_s + alex}},
        {u"id-of-team"_s, u"team@contoso.com"_s, u"Team"_s, u"GroupMailbox"_s, {}, {}}};
    const Grant grant = tokenOf(alex);
    m_state->tokens.insert(grant.token, grant);
    m_mailFlow = std::make_unique<MailFlow>(*m_state);
    m_talk = std::make_unique<SmtpDialogue>(*m_state, *m_mailFlow);
}

Rows PracticeRecipientsTest::grant(const QString &cmdlet, const QString &who)
{
    if (cmdlet == u"FullAccess")
        return addMailboxPermission(*m_state,
            {{u"Identity"_s, support}, {u"User"_s, who}, {u"AccessRights"_s, QJsonArray{u"FullAccess"_s}}});
    return addRecipientPermission(*m_state,
        {{u"Identity"_s, support}, {u"Trustee"_s, who}, {u"AccessRights"_s, QJsonArray{u"SendAs"_s}}});
}

QByteArray PracticeRecipientsTest::logIn(const QString &name)
{
    m_talk->greet();
    m_talk->take("EHLO localhost\r\nSTARTTLS\r\n");
    m_talk->encrypted();
    m_talk->take("EHLO localhost\r\n");
    return m_talk->take("AUTH XOAUTH2 " + xoauth2(name, u"token of "_s + alex) + "\r\n");
}

QByteArray PracticeRecipientsTest::send(const QString &from)
{
    m_talk->take("MAIL FROM:<" + from.toUtf8() + ">\r\nRCPT TO:<customer@example.com>\r\nDATA\r\n");
    return m_talk->take("From: " + from.toUtf8() + "\r\nSubject: Hello\r\n\r\nHello\r\n.\r\n");
}

void PracticeRecipientsTest::aMicrosoft365GroupIsShownOnlyWhenAskedFor()
{
    QCOMPARE(getRecipient(*m_state, {})->size(), 3);
    const QJsonObject team{{u"Identity"_s, u"team@contoso.com"_s}};
    QCOMPARE(exception(getRecipient(*m_state, team)), u"ManagementObjectNotFoundException"_s);
    QJsonObject asked = team;
    asked[u"RecipientTypeDetails"] = QJsonArray{u"GroupMailbox"_s};
    const Rows rows = getRecipient(*m_state, asked);
    QVERIFY(rows);
    QCOMPARE((*rows)[0][u"RecipientType"].toString(), u"MailUniversalDistributionGroup"_s);
    // It has no mailbox that Get-Mailbox shows.
    QCOMPARE(exception(getMailbox(*m_state, team)), u"ManagementObjectNotFoundException"_s);
}

void PracticeRecipientsTest::anIdentityOfSeveralIsRefused()
{
    m_state->accounts[1].address = u"info@contoso.com"_s;
    m_state->accounts.append(account(u"info@contoso.com"_s));
    const QJsonObject info{{u"Identity"_s, u"INFO@contoso.com"_s}};
    for (const Rows &rows : {getMailbox(*m_state, info), getCasMailbox(*m_state, info),
             getMailboxPermission(*m_state, info), getRecipient(*m_state, info)}) {
        QCOMPARE(exception(rows), u"ManagementObjectAmbiguousException"_s);
        QVERIFY(rows.error().evidence.contains(u"'INFO@contoso.com' matches multiple entries"));
    }
    const QString filter =
        u"EmailAddresses -eq 'smtp:info@contoso.com' -or UserPrincipalName -eq 'info@contoso.com'"_s;
    QCOMPARE(getMailbox(*m_state, {{u"Filter"_s, filter}})->size(), 2);
    QCOMPARE(getMailbox(*m_state, {{u"Identity"_s, alex}})->size(), 1);
}

void PracticeRecipientsTest::aDeletedMailboxIsShownOnlyWhenAskedFor()
{
    shared().hasMailbox = false;
    shared().softDeleted = QDateTime::currentDateTimeUtc().addDays(-3);
    QJsonObject which{{u"Identity"_s, support}};
    QCOMPARE(exception(getMailbox(*m_state, which)), u"ManagementObjectNotFoundException"_s);
    QCOMPARE(exception(getRecipient(*m_state, which)), u"ManagementObjectNotFoundException"_s);
    which[u"SoftDeletedMailbox"] = true;
    const Rows rows = getMailbox(*m_state, which);
    QVERIFY(rows);
    QVERIFY(!(*rows)[0][u"WhenSoftDeleted"].isNull());
    which[u"Identity"] = alex;
    QCOMPARE(exception(getMailbox(*m_state, which)), u"ManagementObjectNotFoundException"_s);
}

void PracticeRecipientsTest::mailGoesToAliasesToo()
{
    m_state->accounts[1].address = u"info@contoso.com"_s;
    m_state->accounts[1].aliases = QStringList{u"help@contoso.com"_s};
    m_mailFlow->accept(u"customer@example.com"_s,
        {u"INFO@contoso.com"_s, u"help@contoso.com"_s, u"alex@contoso.onmicrosoft.com"_s, alex},
        "Subject: x\r\n\r\n");
    QStringList folders;
    for (const Mail &mail : std::as_const(m_state->mails))
        folders.append(mail.folder);
    // A sign-in name that is no address gets no mail.
    QCOMPARE(folders.count(u"info@contoso.com"_s), 3);
    QVERIFY(folders.contains(u"bounced"_s));
}

void PracticeRecipientsTest::permissionsComeAndGo()
{
    const QJsonObject which{{u"Identity"_s, support}};
    QCOMPARE(getMailboxPermission(*m_state, which)->size(), 1);
    for (int i = 0; i < 2; ++i) // what is there already stays once
        QVERIFY(grant(u"FullAccess"_s, alex));
    const Rows opening = getMailboxPermission(*m_state, which);
    QCOMPARE(opening->size(), 2);
    QCOMPARE((*opening)[0][u"User"].toString(), u"NT AUTHORITY\\SELF"_s);
    QCOMPARE((*opening)[1][u"User"].toString(), alex);
    QCOMPARE((*opening)[1][u"AccessRights"].toArray(), QJsonArray{u"FullAccess"_s});
    QCOMPARE((*opening)[1][u"Deny"], QJsonValue(false));
    QVERIFY(grant(u"SendAs"_s, alex));
    const Rows sending = getRecipientPermission(*m_state, which);
    QCOMPARE((*sending)[1][u"Trustee"].toString(), alex);
    QCOMPARE((*sending)[1][u"AccessControlType"].toString(), u"Allow"_s);

    for (int i = 0; i < 2; ++i) { // what isn't there is no error
        QVERIFY(removeMailboxPermission(*m_state,
            {{u"Identity"_s, support}, {u"User"_s, alex}, {u"AccessRights"_s, QJsonArray{u"FullAccess"_s}}}));
        QVERIFY(removeRecipientPermission(*m_state,
            {{u"Identity"_s, support}, {u"Trustee"_s, alex}, {u"AccessRights"_s, QJsonArray{u"SendAs"_s}}}));
    }
    QCOMPARE(getMailboxPermission(*m_state, which)->size(), 1);
    QCOMPARE(getRecipientPermission(*m_state, which)->size(), 1);
}

void PracticeRecipientsTest::onlyPrincipalsGetPermissions_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("a user") << alex << QString();
    QTest::newRow("a security group") << u"agents@contoso.com"_s << QString();
    QTest::newRow("a Microsoft 365 group") << u"team@contoso.com"_s << u"ManagementObjectNotFoundException"_s;
    QTest::newRow("nobody") << u"nobody@contoso.com"_s << u"ManagementObjectNotFoundException"_s;
}

void PracticeRecipientsTest::onlyPrincipalsGetPermissions()
{
    QFETCH(const QString, who);
    QFETCH(const QString, refusal);
    QCOMPARE(exception(grant(u"FullAccess"_s, who)), refusal);
    QCOMPARE(exception(grant(u"SendAs"_s, who)), refusal);
}

void PracticeRecipientsTest::aSharedMailboxIsOpenedWithFullAccess_data()
{
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("without") << false << QByteArray("535 5.7.3");
    QTest::newRow("with") << true << QByteArray("235 2.7.0");
}

void PracticeRecipientsTest::aSharedMailboxIsOpenedWithFullAccess()
{
    QFETCH(const bool, allowed);
    QFETCH(const QByteArray, reply);
    if (allowed)
        QVERIFY(grant(u"FullAccess"_s, alex));
    const QByteArray said = logIn(support);
    QVERIFY2(said.startsWith(reply), said);
}

void PracticeRecipientsTest::sendingAsNeedsSendAs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<QByteArray>("reply");
    for (const QString &name : {support, alex}) {
        QTest::addRow("as %s, without", qPrintable(name))
            << name << false << QByteArray("554 5.2.252 SendAsDenied");
        QTest::addRow("as %s, with", qPrintable(name)) << name << true << QByteArray("250 2.0.0");
    }
}

void PracticeRecipientsTest::sendingAsNeedsSendAs()
{
    QFETCH(const QString, name);
    QFETCH(const bool, allowed);
    QFETCH(const QByteArray, reply);
    QVERIFY(grant(u"FullAccess"_s, alex));
    if (allowed)
        QVERIFY(grant(u"SendAs"_s, alex));
    QVERIFY(logIn(name).startsWith("235"));
    const QByteArray said = send(support);
    QVERIFY2(said.startsWith(reply), said);
    QVERIFY(allowed || said.contains("; alex@contoso.com not allowed to send as support@contoso.com;"));
}

void PracticeRecipientsTest::aMemberHasWhatItsGroupHas()
{
    QVERIFY(!maySendAs(*m_state, shared(), m_state->accounts[1]));
    QVERIFY(grant(u"SendAs"_s, u"agents@contoso.com"_s));
    QVERIFY(maySendAs(*m_state, shared(), m_state->accounts[1]));
    m_state->recipients[0].members.clear();
    QVERIFY(!maySendAs(*m_state, shared(), m_state->accounts[1]));
}

void PracticeRecipientsTest::denyingGoesBeforeAllowing()
{
    QVERIFY(grant(u"FullAccess"_s, alex));
    const QJsonObject denied{
        {u"User"_s, alex}, {u"AccessRights"_s, QJsonArray{u"FullAccess"_s}}, {u"Deny"_s, true}};
    QJsonObject inherited = denied;
    inherited[u"IsInherited"] = true;
    shared().mailboxPermissions.append(inherited);
    QVERIFY(mayFullyAccess(*m_state, shared(), m_state->accounts[1]));
    shared().mailboxPermissions.append(denied);
    QVERIFY(!mayFullyAccess(*m_state, shared(), m_state->accounts[1]));
}

QTEST_GUILESS_MAIN(PracticeRecipientsTest)
#include "tst_practice_recipients.moc"
