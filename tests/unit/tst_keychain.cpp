// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/keychain.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

#include <optional>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

template <class T> QString codeOf(const std::optional<Result<T>> &answer)
{
    if (!answer)
        return u"no answer"_s;
    return answer->ok() ? u"ok"_s : answer->error().code;
}

} // namespace

class tst_keychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memoryKeepsSecrets();
    void memoryAnswersLater();
    void memoryForgetsWhoIsGone();
    void memoriesAreApart();

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    // In this order: a process keeps the bus that it met first.
    void noBusIsTold();
    void noBusIsToldByEveryCall();
    void busThatHangsIsToldInTime();
    void busThatHangsForgetsWhoIsGone();
    void busThatEndsIsTold(); // last: Qt waits for such a connection before it lets a program end

private:
    std::unique_ptr<QTcpServer> m_bus;
#endif
};

void tst_keychain::memoryKeepsSecrets()
{
    const auto keychain = memoryKeychain();
    std::optional<Result<void>> done;
    std::optional<Result<Secret>> read;
    const auto note = [&done](const Result<void> &result) { done = result; };
    const auto noteRead = [&read](const Result<Secret> &result) { read.emplace(result); };

    keychain->probe(this, note);
    QTRY_COMPARE(codeOf(done), u"ok"_s);
    keychain->read(u"app"_s, this, noteRead);
    QTRY_COMPARE(codeOf(read), u"keychain/missing"_s);
    for (const char *const text : {"first", "second ~비밀"}) {
        done.reset();
        read.reset();
        keychain->write(u"app"_s, Secret(text), this, note);
        QTRY_COMPARE(codeOf(done), u"ok"_s);
        keychain->read(u"app"_s, this, noteRead);
        QTRY_COMPARE(codeOf(read), u"ok"_s);
        QCOMPARE(read->value().unwrap(), text);
    }
    keychain->remove(u"other"_s, this, note);
    done.reset();
    keychain->remove(u"app"_s, this, note);
    QTRY_COMPARE(codeOf(done), u"ok"_s);
    read.reset();
    keychain->read(u"app"_s, this, noteRead);
    QTRY_COMPARE(codeOf(read), u"keychain/missing"_s);
}

void tst_keychain::memoryAnswersLater()
{
    const auto keychain = memoryKeychain();
    int answers = 0;
    const auto count = [&answers](const auto &) { ++answers; };
    keychain->probe(this, count);
    keychain->write(u"app"_s, Secret("s"), this, count);
    keychain->read(u"app"_s, this, count);
    keychain->remove(u"app"_s, this, count);
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 4);
}

void tst_keychain::memoryForgetsWhoIsGone()
{
    const auto keychain = memoryKeychain();
    bool heard = false;
    {
        QObject context;
        keychain->read(u"app"_s, &context, [&heard](const Result<Secret> &) { heard = true; });
    }
    std::optional<Result<void>> later;
    keychain->probe(this, [&later](const Result<void> &result) { later = result; });
    QTRY_VERIFY(later);
    QVERIFY(!heard);
}

void tst_keychain::memoriesAreApart()
{
    const auto one = memoryKeychain();
    const auto other = memoryKeychain();
    one->write(u"app"_s, Secret("s"), this, [](const Result<void> &) {});
    std::optional<Result<Secret>> read;
    other->read(u"app"_s, this, [&read](const Result<Secret> &result) { read.emplace(result); });
    QTRY_COMPARE(codeOf(read), u"keychain/missing"_s);
}

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
void tst_keychain::noBusIsTold()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", "/nonexistent");
    const auto keychain = systemKeychain();
    std::optional<Result<void>> answer;
    keychain->probe(this, [&answer](const Result<void> &result) { answer = result; });
    QVERIFY(!answer); // later, always
    QTRY_COMPARE(codeOf(answer), u"keychain/unavailable"_s);
    QVERIFY(!answer->error().evidence.isEmpty());
}

void tst_keychain::noBusIsToldByEveryCall()
{
    auto keychain = systemKeychain();
    std::optional<Result<void>> written, removed;
    std::optional<Result<Secret>> read;
    keychain->write(
        u"app"_s, Secret("s"), this, [&written](const Result<void> &result) { written = result; });
    keychain->read(u"app"_s, this, [&read](const Result<Secret> &result) { read.emplace(result); });
    keychain->remove(u"app"_s, this, [&removed](const Result<void> &result) { removed = result; });
    keychain.reset(); // the answers come even so
    QTRY_COMPARE(codeOf(written), u"keychain/unavailable"_s);
    QTRY_COMPARE(codeOf(read), u"keychain/unavailable"_s);
    QTRY_COMPARE(codeOf(removed), u"keychain/unavailable"_s);
}

void tst_keychain::busThatHangsIsToldInTime()
{
    m_bus = std::make_unique<QTcpServer>(); // takes connections and says nothing
    QVERIFY(m_bus->listen(QHostAddress::LocalHost, 0));
    qputenv("DBUS_SESSION_BUS_ADDRESS", "tcp:host=127.0.0.1,port=" + QByteArray::number(m_bus->serverPort()));
    const auto keychain = systemKeychain();
    std::optional<Result<void>> answer;
    QElapsedTimer time;
    time.start();
    keychain->probe(this, [&answer](const Result<void> &result) { answer = result; });
    QVERIFY2(time.elapsed() < 500, "the call itself waited");
    QTRY_COMPARE(codeOf(answer), u"keychain/unavailable"_s);
    QVERIFY2(time.elapsed() < 3000, qPrintable(QString::number(time.elapsed())));
    QVERIFY(m_bus->hasPendingConnections()); // it was asked
}

void tst_keychain::busThatHangsForgetsWhoIsGone()
{
    const auto keychain = systemKeychain();
    bool heard = false;
    {
        QObject context;
        keychain->probe(&context, [&heard](const Result<void> &) { heard = true; });
    }
    std::optional<Result<void>> later;
    keychain->probe(this, [&later](const Result<void> &result) { later = result; });
    QTRY_VERIFY(later);
    QVERIFY(!heard);
}

void tst_keychain::busThatEndsIsTold()
{
    m_bus.reset();
    const auto keychain = systemKeychain();
    std::optional<Result<void>> answer;
    QElapsedTimer time;
    time.start();
    keychain->probe(this, [&answer](const Result<void> &result) { answer = result; });
    QTRY_COMPARE(codeOf(answer), u"keychain/unavailable"_s);
    QVERIFY2(time.elapsed() < 1500, "the bus itself said so, not the time limit");
}
#endif

QTEST_GUILESS_MAIN(tst_keychain)
#include "tst_keychain.moc"
