// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/handoverletter.h"

#include "diagnosis/catalogue.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// One letter in one language.
class Letter final {
public:
    Letter(const HandOver &handOver, const HandOverRequest &request, const QString &language)
        : m_handOver(handOver),
          m_request(request),
          m_language(language)
    {
    }

    QString text() const
    {
        QStringList paragraphs{greeting(), asked(), roles()};
        paragraphs += ways();
        // Which app it is, the scripts for Azure tell.
        paragraphs.append(
            say(m_handOver.az.isEmpty() ? u"hand-over/answer-mailbox"_s : u"hand-over/answer"_s));
        paragraphs.append(say(u"hand-over/thanks"_s));
        paragraphs.removeAll(QString());
        return paragraphs.join(u"\n\n") + u'\n';
    }

private:
    QString say(const QString &code, const QVariantMap &args = {}) const
    {
        return Catalogue::builtIn().words(code, args, m_language).summary;
    }

    QString greeting() const
    {
        const Setup &setup = m_request.setup;
        const QVariantMap args{{u"mailbox"_s, setup.mailbox}, {u"organisation"_s, setup.organisation}};
        const auto any = [this](bool (*isSo)(const Finding &)) {
            return std::any_of(m_request.lines.begin(), m_request.lines.end(),
                [isSo](const OpenLine &line) { return isSo(line.finding); });
        };
        // Then it isn't a role that is missing.
        if (any(isEndpointChanged) && !any(isDenied))
            return say(u"hand-over/greeting-endpoint"_s, args);
        return setup.organisation.isEmpty() ? say(u"hand-over/greeting"_s, args)
                                            : say(u"hand-over/greeting-organisation"_s, args);
    }

    QString what(const HandOver::Need &need) const
    {
        const Setup &setup = m_request.setup;
        const QString &task = need.line.task;
        if (task == u"azure.client-secret")
            return say(u"hand-over/secret-line"_s);
        if (need.inScript && need.line.bullet().changes.en.isEmpty())
            return say(u"hand-over/look-line"_s, {{u"what"_s, need.line.bullet().reads.in(m_language)}});
        // Where nothing of ours changes it, what a person can do about it is all that there is to ask.
        const QString changes = need.line.bullet().changes.in(m_language);
        if (changes.isEmpty())
            return Catalogue::builtIn().words(need.line.finding, m_language).repair;
        QString value;
        if (task == u"azure.app-registration")
            value = setup.appName;
        else if (task == u"azure.redirect-uri")
            value = setup.callbackUrl;
        else if (task == u"mailbox.forwarding")
            value = setup.forwardingAddress;
        else if (task == u"mailbox.login")
            value = setup.loginId;
        else if (task == u"mailbox.remote-domain")
            value = setup.forwardingAddress.section(u'@', 1);
        else if (task == u"mailbox.send-fence")
            value = setup.clientId;
        return value.isEmpty() ? changes : changes + u'\n' + u"  "_s + value;
    }

    QString asked() const
    {
        QStringList lines{say(u"hand-over/asked"_s)};
        for (const HandOver::Need &need : m_handOver.needs) {
            const Bullet &bullet = need.line.bullet();
            lines.append(u"- "_s + bullet.title.in(m_language) + u": "_s + what(need));
            lines.append(
                u"  "_s + say(u"hand-over/by-hand"_s, {{u"place"_s, bullet.place.path.in(m_language)}}));
        }
        return lines.join(u'\n');
    }

    QString roleName(const QString &role) const
    {
        if (role == u"Application Administrator")
            return say(u"role/application-administrator"_s);
        return role == u"Exchange Administrator" ? say(u"role/exchange-administrator"_s) : role;
    }

    QString roles() const
    {
        QStringList known, lines;
        for (const HandOver::Need &need : m_handOver.needs) {
            if (need.role.isEmpty() || known.contains(need.role))
                continue;
            known.append(need.role);
            const QVariantMap args{{u"role"_s, roleName(need.role)}, {u"people"_s, need.holders}};
            lines.append(say(need.holders.isEmpty() ? u"hand-over/role"_s : u"hand-over/role-held"_s, args));
        }
        return lines.join(u'\n');
    }

    QStringList ways() const
    {
        QStringList ways;
        if (!m_handOver.consentLink.isEmpty())
            ways.append(
                say(u"hand-over/way-link"_s) + u'\n' + m_handOver.consentLink.toString(QUrl::FullyEncoded));
        if (!m_handOver.az.isEmpty())
            ways.append(say(
                u"hand-over/way-scripts"_s, {{u"az"_s, QString(azFile)}, {u"graph"_s, QString(graphFile)}}));
        if (!m_handOver.exchange.isEmpty())
            ways.append(say(u"hand-over/way-exchange"_s, {{u"exchange"_s, QString(exchangeFile)}}));
        const bool hasSecret = std::any_of(m_handOver.needs.begin(), m_handOver.needs.end(),
            [](const HandOver::Need &need) { return need.line.task == u"azure.client-secret"; });
        if (hasSecret)
            ways.append(say(u"hand-over/secret"_s, {{u"az"_s, QString(azFile)}}));
        return ways;
    }

    const HandOver &m_handOver;
    const HandOverRequest &m_request;
    QString m_language;
};

} // namespace

Text letterSubject(const HandOverRequest &request)
{
    const QVariantMap args{{u"mailbox"_s, request.setup.mailbox}};
    const Catalogue &catalogue = Catalogue::builtIn();
    return {catalogue.words(u"hand-over/subject"_s, args, u"en"_s).summary,
        catalogue.words(u"hand-over/subject"_s, args, u"ko"_s).summary};
}

Text letterText(const HandOver &handOver, const HandOverRequest &request)
{
    return {Letter(handOver, request, u"en"_s).text(), Letter(handOver, request, u"ko"_s).text()};
}

} // namespace cmw
