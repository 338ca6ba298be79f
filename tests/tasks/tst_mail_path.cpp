// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

#include "practice/mailflow.h"
#include "practice/scenario.h"
#include "practice/state.h"
#include "tasks/mailbox/mailhop.h"
#include "tasks/mailway.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const auto remoteDomain = u"mailbox.remote-domain"_s;
const auto limits = u"mailbox.limits"_s;
const auto routes = u"mailbox.routes"_s;
const auto rules = u"mailbox.mail-flow-rules"_s;
const auto support = u"support@contoso.com"_s;

/// But for the ids, which are made anew.
QJsonArray remoteDomains(Office &office)
{
    QJsonArray result;
    const QJsonArray all = office.exchange(u"Get-RemoteDomain"_s);
    for (const QJsonValue &one : all) {
        QJsonObject domain = one.toObject();
        domain.remove(u"Guid"_s);
        result.append(domain);
    }
    return result;
}

QJsonObject without(QJsonObject object, const QStringList &keys)
{
    for (const QString &key : keys)
        object.remove(key);
    return object;
}

} // namespace

Q_DECLARE_METATYPE(cmw::Hold)

/// What stands in the way of the mail, against the practice tenant.
class MailPathTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDomainThatIsForbiddenGetsARemoteDomainOfItsOwn_data();
    void aDomainThatIsForbiddenGetsARemoteDomainOfItsOwn();
    void aRemoteDomainThatCannotBeMadeAlikeIsNotKept();
    void theClosestRemoteDomainCounts();
    void aRemoteDomainOfOthersGivesWayOnAYes();
    void undoLeavesARemoteDomainThatSomebodyChangedSince();
    void undoLeavesARemoteDomainThatAnotherMailboxForwardsBy_data();
    void undoLeavesARemoteDomainThatAnotherMailboxForwardsBy();
    void undoTakesAnAliasForTheMailboxItself();

    void whatStandsInTheWayIsNamed_data();
    void whatStandsInTheWayIsNamed();
    void aRuleSaysWhichLegsItIsAbout_data();
    void aRuleSaysWhichLegsItIsAbout();
    void whatDoesNotStandInTheWayIsFine_data();
    void whatDoesNotStandInTheWayIsFine();
    void whatTheLinesCallFineArrives_data();
    void whatTheLinesCallFineArrives();
    void rulesOnTwoLegsCutBoth();
    void aRuleIsJudgedByWhoItIsAbout_data();
    void aRuleIsJudgedByWhoItIsAbout();
    void sizesAreReadAsExchangeWritesThem_data();
    void sizesAreReadAsExchangeWritesThem();
    void customersAreLetInOnAYes();
};

void MailPathTest::aDomainThatIsForbiddenGetsARemoteDomainOfItsOwn_data()
{
    QTest::addColumn<QString>("blocking");
    QTest::newRow("remote-domain-blocked") << u"Default"_s;
    QTest::newRow("remote-domain-parent-blocked") << u"Cloud services"_s;
}

void MailPathTest::aDomainThatIsForbiddenGetsARemoteDomainOfItsOwn()
{
    QFETCH(const QString, blocking);
    Office office(QString::fromUtf8(QTest::currentDataTag()));
    const Finding found = office.check(remoteDomain);
    QCOMPARE(found.code, u"mailbox/remote-domain-blocks"_s);
    QCOMPARE(found.state, State::Wrong);
    QCOMPARE(found.args[u"remoteDomain"_s].toString(), blocking);
    const QJsonArray before = remoteDomains(office);
    const QJsonObject old = office.exchange(u"Get-RemoteDomain"_s, {{u"Identity"_s, blocking}})[0].toObject();

    const auto made = office.apply(remoteDomain);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().code + made.error().evidence));
    QCOMPARE(made->what, u"mailbox/remote-domain-created"_s);
    QCOMPARE(office.check(remoteDomain).code, u"mailbox/remote-domain-ready"_s);
    const QJsonArray after = remoteDomains(office);
    QCOMPARE(after.size(), before.size() + 1);
    // In all else it is as the other, which stays.
    const QJsonObject ours = after.last().toObject();
    QCOMPARE(ours[u"DomainName"].toString(), u"mail-us.imiconnect.io"_s);
    const QStringList own{
        u"Name"_s, u"Identity"_s, u"Id"_s, u"Guid"_s, u"DomainName"_s, u"AutoForwardEnabled"_s};
    QCOMPARE(without(ours, own), without(old, own));
    QVERIFY(office.exchange(u"Get-RemoteDomain"_s, {{u"Identity"_s, blocking}}).contains(old));
    QVERIFY(office.apply(remoteDomain)->what.isEmpty());
    QCOMPARE(office.intended.size(), 1);

    for (int i = 0; i < 2; ++i) {
        QVERIFY(office.undo(office.intended.first()));
        QCOMPARE(remoteDomains(office), before);
    }
}

void MailPathTest::aRemoteDomainThatCannotBeMadeAlikeIsNotKept()
{
    Office office(u"remote-domain-role-cut"_s);
    const QJsonArray before = remoteDomains(office);
    const auto made = office.apply(remoteDomain);
    QVERIFY(!made);
    QCOMPARE(made.error().code, u"exchange/no-parameter"_s);
    QCOMPARE(remoteDomains(office), before);
    QVERIFY(office.undo(office.intended.first()));
    QCOMPARE(remoteDomains(office), before);
}

void MailPathTest::theClosestRemoteDomainCounts()
{
    Office office(u"remote-domain-exception"_s);
    const Finding found = office.check(remoteDomain);
    QCOMPARE(found.code, u"mailbox/remote-domain-ready"_s);
    QCOMPARE(found.args[u"remoteDomain"_s].toString(), u"Webex"_s);
    // That one is for this domain and those below it, but not as close.
    office.exchange(u"Remove-RemoteDomain"_s, {{u"Identity"_s, u"Webex"_s}});
    const QJsonObject below{{u"Name"_s, u"Below"_s}, {u"DomainName"_s, u"*.mail-us.imiconnect.io"_s}};
    office.exchange(u"New-RemoteDomain"_s, below);
    QCOMPARE(office.check(remoteDomain).args[u"remoteDomain"_s].toString(), u"Below"_s);
    office.exchange(u"New-RemoteDomain"_s,
        {{u"Name"_s, u"Another"_s}, {u"DomainName"_s, u"*.imiconnect.io.example.com"_s}});
    office.exchange(u"Set-RemoteDomain"_s, {{u"Identity"_s, u"Below"_s}, {u"AutoForwardEnabled"_s, false}});
    QCOMPARE(office.check(remoteDomain).code, u"mailbox/remote-domain-blocks"_s);
}

void MailPathTest::aRemoteDomainOfOthersGivesWayOnAYes()
{
    Office office(u"remote-domain-own-blocked"_s);
    const QJsonArray before = remoteDomains(office);
    QCOMPARE(office.check(remoteDomain).code, u"mailbox/remote-domain-own-blocks"_s);
    office.setup.agreed = {u"mailbox/remote-domain-blocks"_s};
    const auto refused = office.apply(remoteDomain);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"mailbox/remote-domain-own-blocks"_s);
    QVERIFY(office.intended.isEmpty());
    QCOMPARE(remoteDomains(office), before);

    office.setup.agreed = {u"mailbox/remote-domain-own-blocks"_s};
    const auto allowed = office.apply(remoteDomain);
    QVERIFY(allowed);
    QCOMPARE(allowed->what, u"mailbox/remote-domain-allowed"_s);
    QCOMPARE(office.check(remoteDomain).code, u"mailbox/remote-domain-ready"_s);
    QCOMPARE(remoteDomains(office).size(), before.size());
    for (int i = 0; i < 2; ++i) {
        QVERIFY(office.undo(*allowed));
        QCOMPARE(remoteDomains(office), before);
    }
}

void MailPathTest::undoLeavesARemoteDomainThatSomebodyChangedSince()
{
    Office office(u"remote-domain-blocked"_s);
    const auto made = office.apply(remoteDomain);
    QVERIFY(made);
    const QString name = made->before[u"name"].toString();
    office.exchange(u"Set-RemoteDomain"_s, {{u"Identity"_s, name}, {u"AutoForwardEnabled"_s, false}});
    const QJsonArray before = remoteDomains(office);
    QVERIFY(office.undo(*made));
    QCOMPARE(remoteDomains(office), before);
}

void MailPathTest::undoLeavesARemoteDomainThatAnotherMailboxForwardsBy_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<bool>("stays");
    QTest::newRow("the same domain") << u"mail-us.imiconnect.io"_s << true;
    QTest::newRow("another domain") << u"other-mail-us.imiconnect.io"_s << false;
}

void MailPathTest::undoLeavesARemoteDomainThatAnotherMailboxForwardsBy()
{
    QFETCH(const QString, domain);
    QFETCH(const bool, stays);
    Office office(u"remote-domain-blocked"_s); // whose mailbox forwards there
    const qsizetype before = remoteDomains(office).size();
    const auto made = office.apply(remoteDomain);
    QVERIFY(made);
    office.exchange(u"Set-Mailbox"_s,
        {{u"Identity"_s, u"billing@contoso.com"_s}, {u"ForwardingSmtpAddress"_s, u"smtp:b@"_s + domain}});
    const auto undone = office.undo(*made);
    QCOMPARE(remoteDomains(office).size(), before + (stays ? 1 : 0));
    QCOMPARE(!undone, stays); // which keeps it in the journal
    if (!stays)
        return;
    QCOMPARE(undone.error().code, u"mailbox/remote-domain-in-use"_s);
    office.exchange(u"Set-Mailbox"_s,
        {{u"Identity"_s, u"billing@contoso.com"_s}, {u"ForwardingSmtpAddress"_s, QJsonValue()}});
    QVERIFY(office.undo(*made));
    QCOMPARE(remoteDomains(office).size(), before);
}

void MailPathTest::undoTakesAnAliasForTheMailboxItself()
{
    Office office(u"mailbox-alias"_s);
    const QString alias = office.setup.mailbox;
    office.exchange(u"Set-RemoteDomain"_s, {{u"Identity"_s, u"Default"_s}, {u"AutoForwardEnabled"_s, false}});
    office.exchange(u"Set-Mailbox"_s,
        {{u"Identity"_s, alias},
            {u"ForwardingSmtpAddress"_s, QString(u"smtp:"_s + office.setup.forwardingAddress)}});
    const qsizetype before = remoteDomains(office).size();
    const auto made = office.apply(remoteDomain);
    QVERIFY(made);
    QCOMPARE(made->before[u"mailbox"].toString(), alias);
    QVERIFY(office.undo(*made));
    QCOMPARE(remoteDomains(office).size(), before);
}

void MailPathTest::whatStandsInTheWayIsNamed_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("value");
    QTest::addColumn<State>("state");
    const auto wrong = State::Wrong, noted = State::Done; // that only a mail can tell
    QTest::newRow("mailbox-internal-senders-only")
        << limits << u"mailbox/only-internal-senders"_s << u"mailbox"_s << support << wrong;
    QTest::newRow("mailbox-listed-senders-only") << limits << u"mailbox/only-listed-senders"_s << u"senders"_s
                                                 << u"Adele Vance, Alex Wilber"_s << wrong;
    QTest::newRow("mailbox-moderated")
        << limits << u"mailbox/moderated"_s << u"mailbox"_s << support << wrong;
    QTest::newRow("mailbox-receive-size-tiny")
        << limits << u"mailbox/receive-size-too-small"_s << u"receive"_s << u"64 KB"_s << wrong;
    QTest::newRow("mailbox-send-size-tiny")
        << limits << u"mailbox/send-size-too-small"_s << u"send"_s << u"64 KB"_s << wrong;
    QTest::newRow("mailbox-full") << limits << u"mailbox/full"_s << u"quota"_s << u"50 GB"_s << wrong;
    QTest::newRow("domain-takes-no-mail")
        << routes << u"mailbox/domain-takes-no-mail"_s << u"domain"_s << u"contoso.com"_s << wrong;
    QTest::newRow("domain-sends-no-mail")
        << routes << u"mailbox/domain-sends-no-mail"_s << u"domain"_s << u"contoso.com"_s << wrong;
    QTest::newRow("forwarding-domain-accepted") << routes << u"mailbox/forwarding-domain-is-own"_s
                                                << u"target"_s << u"mail-us.imiconnect.io"_s << wrong;
    QTest::newRow("connector-takes-forwards")
        << routes << u"mailbox/connector-takes-forwards"_s << u"servers"_s << u"relay.contoso.com"_s << noted;
    QTest::newRow("connector-takes-all")
        << routes << u"mailbox/connector-takes-all"_s << u"connector"_s << u"Gateway"_s << noted;
    QTest::newRow("connector-takes-all-unnamed")
        << routes << u"mailbox/connector-takes-all"_s << u"connector"_s << u"Hybrid"_s << noted;
    QTest::newRow("rule-routes-elsewhere")
        << rules << u"mailbox/rule-routes-elsewhere"_s << u"connector"_s << u"Scanner"_s << noted;
    QTest::newRow("rule-about-content")
        << rules << u"mailbox/rules-about-content"_s << u"rules"_s << u"Card numbers"_s << noted;
    QTest::newRow("rule-about-members")
        << rules << u"mailbox/rule-stops-sending"_s << u"rules"_s << u"Inside only"_s << wrong;
    QTest::newRow("rule-wants-approval")
        << rules << u"mailbox/rule-stops-receiving"_s << u"rules"_s << u"Read first"_s << wrong;
}

void MailPathTest::whatStandsInTheWayIsNamed()
{
    QFETCH(const QString, task);
    QFETCH(const QString, code);
    QFETCH(const QString, argument);
    QFETCH(const QString, value);
    QFETCH(const State, state);
    Office office(QString::fromUtf8(QTest::currentDataTag()));
    const Finding found = office.check(task);
    QCOMPARE(found.code, code);
    QCOMPARE(found.args[argument].toString(), value);
    QCOMPARE(found.state, state);
    // It is somebody's: without a yes nothing is changed.
    if (office.task(task).info().changes)
        QVERIFY(!office.apply(task));
    QVERIFY(office.intended.isEmpty());
}

void MailPathTest::aRuleSaysWhichLegsItIsAbout_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QStringList>("legs");
    const QString forwarding = u"way/mailbox-to-connect"_s, leaving = u"way/mailbox-to-customer"_s;
    QTest::newRow("rule-routes-elsewhere")
        << u"mailbox/rule-routes-elsewhere"_s << QStringList{forwarding, leaving};
    QTest::newRow("rule-rejects-forwards") << u"mailbox/rule-perhaps-stops"_s << QStringList{forwarding};
}

void MailPathTest::aRuleSaysWhichLegsItIsAbout()
{
    QFETCH(const QString, code);
    QFETCH(const QStringList, legs);
    Office office(QString::fromUtf8(QTest::currentDataTag()));
    const Finding found = office.check(rules);
    QCOMPARE(found.code, code);
    QCOMPARE(found.args[u"legs"_s].toStringList(), legs);
    QVERIFY(!concerns(rules, found, Hop::CustomerToMailbox));
    QVERIFY(concerns(rules, found, Hop::MailboxToConnect));
}

void MailPathTest::whatDoesNotStandInTheWayIsFine_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("code");
    QTest::newRow("prepared limits") << limits << u"mailbox/limits-fine"_s;
    QTest::newRow("mailbox-on-hold") << limits << u"mailbox/limits-fine"_s;
    QTest::newRow("mailbox-never-opened") << limits << u"mailbox/limits-fine"_s;
    QTest::newRow("mailbox-some-senders-refused") << limits << u"mailbox/some-senders-refused"_s;
    QTest::newRow("prepared routes") << routes << u"mailbox/routes-fine"_s;
    QTest::newRow("domain-shared") << routes << u"mailbox/domain-shared"_s;
    QTest::newRow("connectors-elsewhere") << routes << u"mailbox/routes-fine"_s;
    QTest::newRow("rule-excepts-members") << rules << u"mailbox/rules-let-pass"_s;
    QTest::newRow("rule-expired") << rules << u"mailbox/rules-let-pass"_s;
    QTest::newRow("rule-excepted-before") << rules << u"mailbox/rules-let-pass"_s;
}

void MailPathTest::whatDoesNotStandInTheWayIsFine()
{
    QFETCH(const QString, task);
    QFETCH(const QString, code);
    Office office(QString::fromUtf8(QTest::currentDataTag()).section(u' ', 0, 0));
    const Finding found = office.check(task);
    QCOMPARE(found.code, code);
    QCOMPARE(found.state, State::Done);
    if (office.task(task).info().changes)
        QVERIFY(office.apply(task)->what.isEmpty());
}

void MailPathTest::whatTheLinesCallFineArrives_data()
{
    QTest::addColumn<QString>("name");
    const QJsonObject prepared = practice::scenarioNamed(u"prepared"_s)->state;
    const QStringList keys{u"accounts"_s, u"acceptedDomains"_s, u"outboundConnectors"_s,
        u"outboundForwarding"_s, u"outboundPolicies"_s, u"remoteDomains"_s, u"transportRules"_s};
    for (const QString &name : practice::scenarioNames()) {
        const auto scenario = practice::scenarioNamed(name);
        const bool isAboutMail = scenario && scenario->faults.isEmpty()
            && !scenario->state[u"app"].toObject().isEmpty()
            && std::any_of(keys.begin(), keys.end(),
                [&](const QString &key) { return scenario->state[key] != prepared[key]; });
        if (isAboutMail || name == u"prepared")
            QTest::newRow(qPrintable(name)) << name;
    }
}

void MailPathTest::whatTheLinesCallFineArrives()
{
    QFETCH(const QString, name);
    Office office(name);
    const QStringList leftToAMail{u"mailbox/connector-takes-all"_s, u"mailbox/connector-takes-forwards"_s,
        u"mailbox/rule-routes-elsewhere"_s};
    QStringList open;
    for (const QString &task : {u"mailbox.account"_s, u"mailbox.forwarding"_s, u"mailbox.outbound-policy"_s,
             remoteDomain, routes, limits, rules}) {
        const Finding found = office.check(task);
        if (!isSettled(found.state) || leftToAMail.contains(found.code))
            open.append(found.code);
    }

    practice::State state;
    const auto webex = u"0123456789abcdef0123456789abcdef@mail-us.imiconnect.io"_s;
    QVERIFY(practice::furnish(state, *practice::scenarioNamed(name), {webex, office.setup.callbackUrl}));
    state.assets[u"1"_s].forwardingAddress = webex;
    practice::MailFlow flow(state);
    const auto customer = u"customer@example.org"_s;
    const auto arrived = [&](const QString &folder, const QString &to) {
        return std::any_of(state.mails.begin(), state.mails.end(),
            [&](const practice::Mail &mail) { return mail.folder == folder && mail.to == to; });
    };
    flow.accept(customer, {office.setup.mailbox}, "Subject: Help\r\n\r\n");
    const bool isForwarded = arrived(u"webex-connect"_s, webex);
    state.mails.clear();
    flow.accept(office.setup.mailbox, {customer}, "Subject: Answer\r\n\r\n");
    const bool isSent = arrived(u"outside"_s, customer);
    QVERIFY2(!open.isEmpty() || (isForwarded && isSent), "called fine, and doesn't arrive");
}

void MailPathTest::rulesOnTwoLegsCutBoth()
{
    Office office(u"rule-deletes-forwards+rule-rejects-replies"_s);
    const Finding found = office.check(rules);
    QCOMPARE(found.code, u"mailbox/rule-stops-forwarding"_s);
    QVERIFY(!concerns(rules, found, Hop::CustomerToMailbox));
    QVERIFY(concerns(rules, found, Hop::MailboxToConnect));
    QVERIFY(concerns(rules, found, Hop::MailboxToCustomer));
}

void MailPathTest::aRuleIsJudgedByWhoItIsAbout_data()
{
    QTest::addColumn<QJsonObject>("rule");
    QTest::addColumn<Hold>("receiving");
    QTest::addColumn<Hold>("forwarding");
    QTest::addColumn<Hold>("sending");
    const auto no = Hold::No, sometimes = Hold::Sometimes, perhaps = Hold::Perhaps, surely = Hold::Surely;
    const auto row = [](const char *name, const QJsonObject &rule, Hold receiving, Hold forwarding,
                         Hold sending) { QTest::newRow(name) << rule << receiving << forwarding << sending; };
    const auto list = [](const QString &value) { return QJsonArray{value}; };
    row("all", {}, surely, surely, surely);
    row("off", {{u"State"_s, u"Disabled"_s}}, no, no, no);
    row("tried out", {{u"Mode"_s, u"AuditAndNotify"_s}}, no, no, no);
    row("expired", {{u"ExpiryDate"_s, u"2026-11-27T11:59:00Z"_s}}, no, no, no);
    row("expired, without a zone", {{u"ExpiryDate"_s, u"2026-11-27T12:00:00"_s}}, no, no, no);
    row("not expired", {{u"ExpiryDate"_s, u"2026-11-27T12:01:00"_s}}, surely, surely, surely);
    row("not yet active", {{u"ActivationDate"_s, u"2026-11-27T12:01:00.000Z"_s}}, no, no, no);
    row("active", {{u"ActivationDate"_s, u"2026-11-27T11:59:00Z"_s}, {u"ExpiryDate"_s, QJsonValue()}}, surely,
        surely, surely);
    row("expired, in the digits of .NET", {{u"ExpiryDate"_s, u"2026-11-27T11:59:59.9999999Z"_s}}, no, no, no);
    row("from inside", {{u"FromScope"_s, u"InOrganization"_s}}, no, no, surely);
    row("from outside", {{u"FromScope"_s, u"NotInOrganization"_s}}, surely, surely, no);
    row("from the mailbox", {{u"From"_s, list(support)}}, no, no, surely);
    row("from the mailbox by the envelope",
        {{u"From"_s, list(support)}, {u"SenderAddressLocation"_s, u"HeaderOrEnvelope"_s}}, no, perhaps,
        surely);
    row("from an alias", {{u"From"_s, list(u"help@contoso.com"_s)}}, no, no, surely);
    row("from somebody else", {{u"From"_s, list(u"adele@contoso.com"_s)}}, no, no, no);
    row("from a name", {{u"From"_s, list(u"Customer Support"_s)}}, no, no, perhaps);
    row("to the mailbox", {{u"SentTo"_s, list(support)}}, surely, no, no);
    row("to another domain", {{u"RecipientDomainIs"_s, list(u"io"_s)}}, no, surely, no);
    row("not to another domain", {{u"ExceptIfRecipientDomainIs"_s, list(u"imiconnect.io"_s)}}, surely, no,
        surely);
    row("a word of the address", {{u"RecipientAddressContainsWords"_s, list(u"imiconnect"_s)}}, no, surely,
        perhaps);
    row("a part of a word", {{u"RecipientAddressContainsWords"_s, list(u"connect"_s)}}, no, perhaps, perhaps);
    row("of its group", {{u"FromMemberOf"_s, list(u"desk@contoso.com"_s)}}, no, no, surely);
    row("of a group around its group", {{u"FromMemberOf"_s, list(u"all@contoso.com"_s)}}, no, no, perhaps);
    row("of another group", {{u"FromMemberOf"_s, list(u"sales@contoso.com"_s)}}, no, no, no);
    row("of a group by name", {{u"SentToMemberOf"_s, list(u"Sales"_s)}}, perhaps, perhaps, no);
    row("forwarded", {{u"MessageTypeMatches"_s, u"AutoForward"_s}}, no, perhaps, no);
    row("not forwarded", {{u"ExceptIfMessageTypeMatches"_s, u"AutoForward"_s}}, surely, perhaps, surely);
    row("with words", {{u"SubjectContainsWords"_s, list(u"invoice"_s)}}, sometimes, sometimes, sometimes);
    row("with words, by a group",
        {{u"SubjectContainsWords"_s, list(u"invoice"_s)}, {u"SentToMemberOf"_s, list(u"Sales"_s)}}, sometimes,
        sometimes, no);
    row("large, by the envelope",
        {{u"MessageSizeOver"_s, u"20 MB (20,971,520 bytes)"_s}, {u"From"_s, list(support)},
            {u"SenderAddressLocation"_s, u"HeaderOrEnvelope"_s}},
        no, sometimes, sometimes);
    row("with a header", {{u"HeaderContainsMessageHeader"_s, u"X-Mailer"_s}}, perhaps, perhaps, perhaps);
    row("but for words", {{u"ExceptIfSubjectContainsWords"_s, list(u"invoice"_s)}}, perhaps, perhaps,
        perhaps);
}

void MailPathTest::aRuleIsJudgedByWhoItIsAbout()
{
    QFETCH(const QJsonObject, rule);
    QFETCH(const Hold, receiving);
    QFETCH(const Hold, forwarding);
    QFETCH(const Hold, sending);
    Sender mailbox{{support, u"help@contoso.com"_s}};
    mailbox.knowsGroups = true;
    mailbox.groups = {u"desk@contoso.com"_s};
    mailbox.outerGroups = {u"all@contoso.com"_s};
    Sender webex{{u"a1@mail-us.imiconnect.io"_s}};
    webex.knowsGroups = true;
    const QDateTime now(QDate(2026, 11, 27), QTime(12, 0), Qt::UTC);
    QCOMPARE(applies(rule, {{}, mailbox, false, true, {}}, now), receiving);
    QCOMPARE(applies(rule, {{}, webex, false, false, mailbox}, now), forwarding);
    QCOMPARE(applies(rule, {mailbox, {}, true, false, {}}, now), sending);
}

void MailPathTest::sizesAreReadAsExchangeWritesThem_data()
{
    QTest::addColumn<QJsonValue>("size");
    QTest::addColumn<QString>("code");
    QTest::newRow("unlimited") << QJsonValue(u"Unlimited"_s) << u"mailbox/limits-fine"_s;
    QTest::newRow("usual") << QJsonValue(u"36 MB (37,748,736 bytes)"_s) << u"mailbox/limits-fine"_s;
    QTest::newRow("another language")
        << QJsonValue(u"36 MB (37.748.736 bytes)"_s) << u"mailbox/limits-fine"_s;
    QTest::newRow("small") << QJsonValue(u"10 MB (10,485,760 bytes)"_s) << u"mailbox/sizes-small"_s;
    QTest::newRow("digits") << QJsonValue(u"10485760"_s) << u"mailbox/sizes-small"_s;
    QTest::newRow("number") << QJsonValue(10485760) << u"mailbox/sizes-small"_s;
    QTest::newRow("nothing useful") << QJsonValue(u"0 B (0 bytes)"_s) << u"mailbox/receive-size-too-small"_s;
    QTest::newRow("not known") << QJsonValue() << u"mailbox/limits-fine"_s;
}

void MailPathTest::sizesAreReadAsExchangeWritesThem()
{
    QFETCH(const QJsonValue, size);
    QFETCH(const QString, code);
    Office office;
    office.exchange(u"Set-Mailbox"_s, {{u"Identity"_s, support}, {u"MaxReceiveSize"_s, size}});
    QCOMPARE(office.check(limits).code, code);
}

void MailPathTest::customersAreLetInOnAYes()
{
    Office office(u"mailbox-internal-senders-only"_s);
    const auto demanded = [&office] {
        return office.exchange(
            u"Get-Mailbox"_s, {{u"Identity"_s, support}})[0][u"RequireSenderAuthenticationEnabled"];
    };
    office.setup.agreed = {u"mailbox/moderated"_s};
    QVERIFY(!office.apply(limits));
    QCOMPARE(demanded(), QJsonValue(true));
    office.setup.agreed = {u"mailbox/only-internal-senders"_s};
    const auto changed = office.apply(limits);
    QVERIFY(changed);
    QCOMPARE(changed->what, u"mailbox/external-senders-allowed"_s);
    QCOMPARE(demanded(), QJsonValue(false));
    QCOMPARE(office.check(limits).code, u"mailbox/limits-fine"_s);
    for (int i = 0; i < 2; ++i) {
        QVERIFY(office.undo(*changed));
        QCOMPARE(demanded(), QJsonValue(true));
    }
}

QTEST_GUILESS_MAIN(MailPathTest)
#include "tst_mail_path.moc"
