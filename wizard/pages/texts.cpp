// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/texts.h"

#include "pages/theme.h"

#include <QApplication>
#include <QCoreApplication>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Roles that may be shown, for translation.
struct RoleNames {
    Q_DECLARE_TR_FUNCTIONS(cmw::RoleNames)
};

[[maybe_unused]] constexpr const char *roles[] = {
    QT_TRANSLATE_NOOP("cmw::RoleNames", "Application Administrator"),
    QT_TRANSLATE_NOOP("cmw::RoleNames", "Cloud Application Administrator"),
    QT_TRANSLATE_NOOP("cmw::RoleNames", "Exchange Administrator"),
    QT_TRANSLATE_NOOP("cmw::RoleNames", "Global Administrator"),
    QT_TRANSLATE_NOOP("cmw::RoleNames", "Global Reader"),
    QT_TRANSLATE_NOOP("cmw::RoleNames", "Privileged Role Administrator"),
    QT_TRANSLATE_NOOP("cmw::RoleNames", "Security Administrator"),
};

} // namespace

QString stateWord(State state, const QString &language)
{
    return Catalogue::builtIn().words(u"state/"_s + stateName(state), {}, language).summary;
}

QString escapedHtml(const QString &text)
{
    // Addresses, ids and mail codes are what people compare letter by letter.
    static const QRegularExpression code(
        u"https?://[^\\s<,;“”]*[^\\s<,;“”.)]|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16,}@[A-Za-z0-9.-]*[A-Za-z0-9]|AADSTS[0-9]+"_s);
    QString html;
    qsizetype from = 0;
    for (QRegularExpressionMatchIterator matches = code.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        html += text.mid(from, match.capturedStart() - from).toHtmlEscaped();
        html += u"<code>%1</code>"_s.arg(match.captured().toHtmlEscaped());
        from = match.capturedEnd();
    }
    html += text.mid(from).toHtmlEscaped();
    return html.replace(u'\n', u"<br>"_s);
}

QString lineHtml(const Words &words, State state, const QColor &muted)
{
    const bool willChange = !words.then.isEmpty() && (state == State::ToDo || state == State::Wrong);
    if (!willChange)
        return u"<span style=\"color:%1\">%2</span>"_s.arg(muted.name(), escapedHtml(words.summary));
    return u"%1 &nbsp;<span style=\"color:%2\">→</span>&nbsp; %3"_s.arg(
        escapedHtml(words.summary), muted.name(), escapedHtml(words.then));
}

QString roleName(const QString &english)
{
    return RoleNames::tr(english.toUtf8().constData());
}

QString shownMoment(const QDateTime &at)
{
    const QDateTime local = at.toLocalTime();
    return u"%1 %2"_s.arg(QLocale().toString(local, QLocale::ShortFormat), local.timeZoneAbbreviation());
}

QString shownTime(const QDateTime &at)
{
    const QDateTime local = at.toLocalTime();
    return u"%1 %2"_s.arg(
        QLocale().toString(local.time(), QLocale::ShortFormat), local.timeZoneAbbreviation());
}

QString shownDay(const QDateTime &at)
{
    QLocale locale;
    const bool korean = locale.language() == QLocale::Korean;
    return locale.toString(at.toLocalTime().date(), korean ? u"yyyy년 M월 d일"_s : u"d MMMM yyyy"_s);
}

QPushButton *linkButton(const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    button->setProperty("link", true);
    button->setAutoDefault(false);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

void setPrimary(QPushButton &button, bool primary)
{
    if (button.property("primary").toBool() == primary)
        return;
    button.setProperty("primary", primary);
    button.setFont(primary ? strongFont(QApplication::font()) : QApplication::font());
    button.update();
}

} // namespace cmw
