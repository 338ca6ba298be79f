// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/keychainbus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QFileInfo>
#include <QThread>
#include <QTimer>

#include <chrono>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds deadline{2};

Error unavailable(const QString &evidence)
{
    return {u"keychain/unavailable"_s, {}, evidence};
}

/// Where there is none, the library would start a bus that nobody else is on, and leave it behind.
bool hasBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
}

QDBusMessage call(const QString &service, const QString &path, const QString &interface,
    const QString &method, const QVariantList &arguments)
{
    auto message = QDBusMessage::createMethodCall(service, path, interface, method);
    message.setArguments(arguments);
    const auto limit = std::chrono::duration_cast<std::chrono::milliseconds>(deadline).count();
    return QDBusConnection::sessionBus().call(message, QDBus::Block, static_cast<int>(limit));
}

QDBusMessage startService(const QString &name)
{
    const auto bus = u"org.freedesktop.DBus"_s;
    return call(bus, u"/org/freedesktop/DBus"_s, bus, u"StartServiceByName"_s, {name, 0U});
}

bool startWallet()
{
    return startService(u"org.kde.kwalletd6"_s).type() == QDBusMessage::ReplyMessage
        || startService(u"org.kde.kwalletd5"_s).type() == QDBusMessage::ReplyMessage;
}

Result<Keyring> ask()
{
    if (!hasBus())
        return unavailable(u"no session bus"_s);
    if (const auto bus = QDBusConnection::sessionBus(); !bus.isConnected())
        return unavailable(bus.lastError().message());

    const auto secrets = u"org.freedesktop.secrets"_s;
    const auto started = startService(secrets);
    if (started.type() != QDBusMessage::ReplyMessage) {
        // An older KDE keeps its secrets behind a name of its own.
        if (qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains("KDE"_L1) && startWallet())
            return Keyring{false, true};
        return unavailable(started.errorMessage());
    }

    const auto alias = call(secrets, u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s,
        u"ReadAlias"_s, {u"default"_s});
    if (alias.type() != QDBusMessage::ReplyMessage)
        return unavailable(alias.errorMessage());
    const QString collection = alias.arguments().value(0).value<QDBusObjectPath>().path();
    if (collection == "/"_L1 || collection.isEmpty())
        return Keyring{false, true}; // none yet: the first job makes it, and asks the person for its password
    const auto property = call(secrets, collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
        {u"org.freedesktop.Secret.Collection"_s, u"Locked"_s});
    if (property.type() != QDBusMessage::ReplyMessage)
        return unavailable(property.errorMessage());
    const bool locked = property.arguments().value(0).value<QDBusVariant>().variant().toBool();
    return Keyring{locked, locked};
}

} // namespace

void askKeyring(QObject *context, const std::function<void(Result<Keyring>)> &answer)
{
    // In a thread: even to connect to a bus that hangs takes as long as the bus likes. Whoever comes first,
    // the thread or the deadline, has the word. Without a parent: a thread that is late may outlive
    // everything that waited for it.
    struct Asked {
        Result<Keyring> result = Keyring{};
        bool answered = false;
    };
    const auto asked = std::make_shared<Asked>();
    QThread *thread = QThread::create([asked] { asked->result = ask(); });
    QObject::connect(thread, &QThread::finished, thread, &QThread::deleteLater);
    QObject::connect(thread, &QThread::finished, context, [asked, answer] {
        if (!std::exchange(asked->answered, true))
            answer(asked->result);
    });
    QTimer::singleShot(deadline, context, [asked, answer] {
        if (!std::exchange(asked->answered, true))
            answer(unavailable(u"the session bus or its keyring does not answer"_s));
    });
    thread->start();
}

} // namespace cmw
