// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/catalogue.h"
#include "gui/practicewindow.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

const auto goodAddress = u"a41a0ba3566ed2091155f13e48e6d4f8@mail-us.imiconnect.io"_s;
const auto goodUrl = u"https://contoso.us.webexconnect.io/callback"_s;

void fill(PracticeWindow &window)
{
    window.click(u"next"_s);
    window.type(u"assetName"_s, u"Support"_s);
    window.type(u"mailbox"_s, u"support@contoso.com"_s);
    window.type(u"forwardingAddress"_s, goodAddress);
    window.type(u"callbackUrl"_s, goodUrl);
}

void typeAndLeave(PracticeWindow &window, const QString &input, const QString &text)
{
    window.type(input, text);
    QTest::keyClick(window.input(input), Qt::Key_Tab);
}

/// The widgets hear of a new language in the next round of events.
void speak(PracticeWindow &window, const QString &language)
{
    window.language().set(language);
    QCoreApplication::processEvents();
}

} // namespace

/// What a person types, pastes and leaves behind.
class TestPagesValues final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachBadValueIsNamedAtItsField_data();
    void eachBadValueIsNamedAtItsField();
    void theClipboardIsOffered_data();
    void theClipboardIsOffered();
    void aLanguageSwitchKeepsWhatWasTyped();
    void aBrokenFileIsShownAndKept();
    void aStoredSetupGoesOnAtItsOpenStep();
    void withoutAKeychainTheSecretMayStayInMemory();
    void valuesByHandAreTaken();
    void idsThatCannotBeAreNamed_data();
    void idsThatCannotBeAreNamed();
};

void TestPagesValues::eachBadValueIsNamedAtItsField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isPossible");
    const auto row = [](const char *name, const QString &field, const QString &value, const QString &code,
                         bool isPossible) { QTest::newRow(name) << field << value << code << isPossible; };
    const auto mailbox = u"mailbox"_s;
    const auto address = u"forwardingAddress"_s;
    const auto url = u"callbackUrl"_s;
    row("empty", mailbox, {}, u"mailbox-address/empty"_s, false);
    row("malformed", mailbox, u"support@contoso"_s, u"mailbox-address/malformed"_s, false);
    row("white space", address, goodAddress + u' ', u"forwarding-address/white-space"_s, false);
    row("swapped address", url, goodAddress, u"callback-url/is-address"_s, false);
    row("swapped url", address, goodUrl, u"forwarding-address/is-url"_s, false);
    row("sample", url, u"https://yourwebexconnectname.us.webexconnect.io/callback"_s,
        u"callback-url/sample"_s, false);
    row("http", url, u"http://contoso.us.webexconnect.io/callback"_s, u"callback-url/not-https"_s, false);
    row("slash", url, goodUrl + u'/', u"callback-url/trailing-slash"_s, true);
    row("other host", url, u"https://mail.example.com/callback"_s, u"callback-url/unusual"_s, true);
    row("other region", address, u"someone@mail.example.com"_s, u"forwarding-address/unusual"_s, true);
}

void TestPagesValues::eachBadValueIsNamedAtItsField()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, code);
    QFETCH(bool, isPossible);
    PracticeWindow window;
    fill(window);
    QVERIFY(window.button(u"next"_s)->isEnabled());
    typeAndLeave(window, field, value);
    QLineEdit *input = window.input(field);

    for (const QString &language : Language::known()) {
        speak(window, language);
        const QVariantMap args{{u"host"_s, QUrl(value).host()}};
        const QString text = Catalogue::builtIn().words(code, args, language).summary;
        QVERIFY(Catalogue::builtIn().knows(code));
        QVERIFY2(input->accessibleDescription().startsWith(text), qPrintable(input->accessibleDescription()));
        QVERIFY2(window.shownText().contains(text), qPrintable(window.shownText()));
    }
    QCOMPARE(window.button(u"next"_s)->isEnabled(), isPossible);
}

void TestPagesValues::theClipboardIsOffered_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("field");
    QTest::newRow("forwarding address") << goodAddress << u"forwardingAddress"_s;
    QTest::newRow("callback url, with a line end") << goodUrl + u'\n' << u"callbackUrl"_s;
    QTest::newRow("something else") << u"hello"_s << QString();
}

void TestPagesValues::theClipboardIsOffered()
{
    QFETCH(QString, content);
    QFETCH(QString, field);
    QGuiApplication::clipboard()->clear();
    PracticeWindow window;
    window.click(u"next"_s);
    QGuiApplication::clipboard()->setText(content);
    if (field.isEmpty()) {
        QCoreApplication::processEvents();
        QVERIFY(!window.button(u"takeFromClipboard"_s));
        return;
    }
    QTRY_VERIFY(window.button(u"takeFromClipboard"_s));
    window.click(u"takeFromClipboard"_s);
    QCOMPARE(window.input(field)->text(), content.trimmed());
    QVERIFY(!window.button(u"takeFromClipboard"_s));
}

void TestPagesValues::aLanguageSwitchKeepsWhatWasTyped()
{
    PracticeWindow window;
    window.click(u"next"_s);
    window.type(u"assetName"_s, u"Supp"_s);
    speak(window, u"ko"_s);
    QCOMPARE(window.input(u"assetName"_s)->text(), u"Supp"_s);
    QCOMPARE(window.button(u"next"_s)->text(), u"다음"_s);
    QVERIFY(window.shownText().contains(u"자산 이름"));
    // Qt's own menu of an input, too.
    QVERIFY(!QCoreApplication::translate("QWidgetTextControl", "&Undo").startsWith(u"&Undo"));
    speak(window, u"en"_s);
    QCOMPARE(window.button(u"next"_s)->text(), u"Next"_s);
    QCOMPARE(window.input(u"assetName"_s)->text(), u"Supp"_s);
}

void TestPagesValues::aBrokenFileIsShownAndKept()
{
    PracticeWindow window;
    const QByteArray content = "{\"version\": 1, \"mailbox\": ";
    QFile file(window.folder() + u"/old.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const Result<StoredSetup> broken = Store::load(file.fileName());
    QVERIFY(!broken);
    window.wizard().restart();
    const QString text = Catalogue::builtIn().words(broken.error(), u"en"_s).summary;
    QTRY_VERIFY2(window.shownText().contains(text), qPrintable(window.shownText()));
    QVERIFY2(!window.button(u"continue"_s), "what can't be read can't be continued");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void TestPagesValues::aStoredSetupGoesOnAtItsOpenStep()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.click(u"next"_s);
    window.wizard().restart();
    QTRY_VERIFY(window.button(u"continue"_s));
    window.click(u"continue"_s);
    QCOMPARE(window.session().setup().mailbox, u"support@contoso.com"_s);
    QVERIFY(window.wizard().findChild<QWidget *>(u"azure.app-registration"_s)->isVisible());
    // Back leads to the step before, with its values.
    window.click(u"back"_s);
    QVERIFY(window.input(u"mailbox"_s));
    QCOMPARE(window.input(u"mailbox"_s)->text(), u"support@contoso.com"_s);
}

void TestPagesValues::withoutAKeychainTheSecretMayStayInMemory()
{
    // Nobody answers there: what a machine without a keychain looks like.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    PracticeWindow window({}, u"en"_s, systemKeychain());
    window.fillFirstStep();
    window.click(u"next"_s);
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QVERIFY2(window.session().setup().clientSecret.isEmpty(), "a secret was made that nobody can keep");
    window.click(u"keepInMemory"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(window.session().secretIsInMemoryOnly());
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(!window.session().setup().clientSecret.isEmpty());
    QVERIFY(window.button(u"copySecret"_s));
}

void TestPagesValues::valuesByHandAreTaken()
{
    const auto guid = u"56ba9bac-67be-4bd2-b551-47258e7ead62"_s;
    const auto secret = u"Abc8Q~0123456789abcdefghijklmnopqrstuvwx"_s;
    PracticeWindow window;
    window.fillFirstStep();
    window.click(u"next"_s);
    window.click(u"byHand"_s);
    typeAndLeave(window, u"clientId"_s, guid);
    typeAndLeave(window, u"tenantId"_s, u"tenant_abcd_123"_s);
    QVERIFY2(!window.button(u"takeByHand"_s)->isEnabled(), "the sample is not a tenant");
    typeAndLeave(window, u"tenantId"_s, u"0f47778c-61c2-4b0a-8e94-3f0512345678"_s);
    typeAndLeave(window, u"clientSecret"_s, guid);
    QVERIFY2(!window.button(u"takeByHand"_s)->isEnabled(), "the secret's ID is not its value");
    typeAndLeave(window, u"clientSecret"_s, secret);
    window.click(u"takeByHand"_s);
    QCOMPARE(window.session().setup().clientId, guid);
    QCOMPARE(window.session().setup().clientSecret.unwrap(), secret.toUtf8());
    QVERIFY(window.input(u"clientSecret"_s)->text().isEmpty());
    QVERIFY2(window.shownText().contains(u"Taken, with the client secret."), qPrintable(window.shownText()));
    QVERIFY2(!window.shownText().contains(u"✕"), "what was taken is called wrong");
    window.input(u"clientSecret"_s)->setFocus();
    QTest::keyClick(window.input(u"clientSecret"_s), Qt::Key_Tab);
    QVERIFY2(!window.shownText().contains(u"✕"), "an empty secret is wrong, though one is known");
    window.type(u"clientId"_s, u"5"_s);
    QVERIFY2(!window.shownText().contains(u"Taken"), "a value that is still typed is called taken");
}

void TestPagesValues::idsThatCannotBeAreNamed_data()
{
    QTest::addColumn<QString>("clientId");
    QTest::addColumn<QString>("tenantId");
    QTest::addColumn<QString>("code");
    const auto one = u"56ba9bac-67be-4bd2-b551-47258e7ead62"_s;
    const auto zero = u"00000000-0000-0000-0000-000000000000"_s;
    QTest::newRow("the same") << one << one.toUpper() << u"tenant-id/is-client-id"_s;
    QTest::newRow("no app") << zero << one << u"client-id/zero"_s;
    QTest::newRow("no directory") << one << zero << u"tenant-id/zero"_s;
}

void TestPagesValues::idsThatCannotBeAreNamed()
{
    QFETCH(QString, clientId);
    QFETCH(QString, tenantId);
    QFETCH(QString, code);
    PracticeWindow window;
    window.fillFirstStep();
    window.click(u"next"_s);
    window.click(u"byHand"_s);
    // Either of the two may be typed first.
    typeAndLeave(window, u"tenantId"_s, tenantId);
    typeAndLeave(window, u"clientId"_s, clientId);
    for (const QString &language : Language::known()) {
        speak(window, language);
        const QString text = Catalogue::builtIn().words(code, {}, language).summary;
        QVERIFY2(window.shownText().contains(text), qPrintable(window.shownText()));
    }
    QVERIFY(!window.button(u"takeByHand"_s)->isEnabled());
}

QTEST_MAIN(TestPagesValues)
#include "tst_pages_values.moc"
