// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/keychain.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

template <class T> QString codeOf(const Result<T> &result)
{
    return result ? u"ok"_s : result.error().code;
}

} // namespace

/// The system's keychain on a real gnome-keyring. Each function needs the session that keyring.sh makes for
/// it.
class tst_keychain_gnome : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secretsAreKept();
    void lockedKeyringIsTold();
    void jobThatNeverAnswersIsTold();
    void noServiceIsTold();
    void serviceThatDoesNotStartIsToldInTime();

private:
    template <class T, class Call> Result<T> wait(Call call);
    Result<void> probe();
    Result<void> write(const QByteArray &text);
    Result<Secret> read();
    Result<void> remove();

    std::unique_ptr<Keychain> m_keychain = systemKeychain();
    QString m_key = u"contoso.com app-1"_s;
};

template <class T, class Call> Result<T> tst_keychain_gnome::wait(Call call)
{
    QList<Result<T>> answers;
    call([&answers](const Result<T> &result) { answers << result; });
    if (!answers.isEmpty())
        return Error{u"test/within-the-call"_s, {}, {}};
    constexpr int longEnough = 30000;
    if (!QTest::qWaitFor([&answers] { return !answers.isEmpty(); }, longEnough))
        return Error{u"test/no-answer"_s, {}, {}};
    return answers.first();
}

Result<void> tst_keychain_gnome::probe()
{
    return wait<void>([this](const auto &answer) { m_keychain->probe(this, answer); });
}

Result<void> tst_keychain_gnome::write(const QByteArray &text)
{
    return wait<void>([&](const auto &answer) { m_keychain->write(m_key, Secret(text), this, answer); });
}

Result<Secret> tst_keychain_gnome::read()
{
    return wait<Secret>([this](const auto &answer) { m_keychain->read(m_key, this, answer); });
}

Result<void> tst_keychain_gnome::remove()
{
    return wait<void>([this](const auto &answer) { m_keychain->remove(m_key, this, answer); });
}

void tst_keychain_gnome::secretsAreKept()
{
    QCOMPARE(codeOf(probe()), u"ok"_s);
    QCOMPARE(codeOf(read()), u"keychain/missing"_s);
    QCOMPARE(codeOf(remove()), u"ok"_s); // what isn't there need not be taken away
    for (const QByteArray &text :
        {QByteArray("Q8~first"), QByteArray("second, 비밀"), QByteArray(4096, 'x')}) {
        QCOMPARE(codeOf(write(text)), u"ok"_s);
        const auto stored = read();
        QCOMPARE(codeOf(stored), u"ok"_s);
        QCOMPARE(stored.value().unwrap(), text);
    }
    // What can't come back as it was isn't called stored.
    QCOMPARE(codeOf(write("not \xff\xfe text")), u"keychain/not-stored"_s);

    // Another program finds it under the name that a person would look for.
    QCOMPARE(codeOf(write("Q8~seen")), u"ok"_s);
    QProcess tool;
    tool.start(u"secret-tool"_s, {u"lookup"_s, u"server"_s, u"Connect Mail Wizard"_s, u"user"_s, m_key});
    QVERIFY(tool.waitForFinished());
    QCOMPARE(tool.readAllStandardOutput(), "Q8~seen");

    QCOMPARE(codeOf(remove()), u"ok"_s);
    QCOMPARE(codeOf(read()), u"keychain/missing"_s);
}

void tst_keychain_gnome::lockedKeyringIsTold()
{
    QCOMPARE(codeOf(write("Q8~kept")), u"ok"_s);
    auto lock = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
        u"org.freedesktop.Secret.Service"_s, u"Lock"_s);
    const QDBusObjectPath login(u"/org/freedesktop/secrets/collection/login"_s);
    lock.setArguments({QVariant::fromValue(QList<QDBusObjectPath>{login})});
    QCOMPARE(QDBusConnection::sessionBus().call(lock).type(), QDBusMessage::ReplyMessage);

    // There is no display, so nobody can be asked to unlock it. The keyring itself says "not found" and
    // "deleted".
    QCOMPARE(codeOf(read()), u"keychain/locked"_s);
    QCOMPARE(codeOf(remove()), u"keychain/locked"_s);
    const auto written = write("Q8~new");
    QCOMPARE(codeOf(written), u"keychain/locked"_s);
    QVERIFY(!written.error().evidence.isEmpty());
    QVERIFY(!written.error().evidence.contains(u"Q8~"_s));
}

void tst_keychain_gnome::jobThatNeverAnswersIsTold()
{
    // Without GLib's loop libsecret is never heard of again.
    QVERIFY(qEnvironmentVariableIsSet("QT_NO_GLIB"));
    m_keychain = systemKeychain(std::chrono::milliseconds(300));
    QCOMPARE(codeOf(probe()), u"ok"_s);
    QCOMPARE(codeOf(write("Q8~")), u"keychain/unavailable"_s);
    QCOMPARE(codeOf(read()), u"keychain/unavailable"_s);
}

void tst_keychain_gnome::noServiceIsTold()
{
    const auto probed = probe();
    QCOMPARE(codeOf(probed), u"keychain/unavailable"_s);
    QVERIFY2(
        probed.error().evidence.contains(u"org.freedesktop.secrets"_s), qPrintable(probed.error().evidence));
    QCOMPARE(codeOf(write("Q8~")), u"keychain/unavailable"_s);
    QCOMPARE(codeOf(read()), u"keychain/unavailable"_s);
    QCOMPARE(codeOf(remove()), u"keychain/unavailable"_s);
}

void tst_keychain_gnome::serviceThatDoesNotStartIsToldInTime()
{
    QElapsedTimer time;
    time.start();
    QCOMPARE(codeOf(probe()), u"keychain/unavailable"_s);
    QVERIFY2(time.elapsed() < 4000, qPrintable(QString::number(time.elapsed())));
}

QTEST_GUILESS_MAIN(tst_keychain_gnome)
#include "tst_keychain_gnome.moc"
