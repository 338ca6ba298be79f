// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

// Outside of the namespace, as Qt wants it.
static void loadResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace cmw {

using namespace Qt::StringLiterals;

Language::Language(QObject *parent) : QObject(parent)
{
    loadResources();
    set(QLocale::system().language() == QLocale::Korean ? u"ko"_s : u"en"_s);
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
}

void Language::set(const QString &language)
{
    if (language == m_current || !known().contains(language))
        return;
    m_current = language;
    // Before the translators: what answers to LanguageChange may ask for dates and numbers.
    const bool isSystems = QLocale::system().name().startsWith(language);
    QLocale::setDefault(isSystems ? QLocale::system() : QLocale(language));
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_program);
    if (m_qt.load(u":/cmw/translations/qtbase_%1.qm"_s.arg(language))
        || m_qt.load(u"qtbase_"_s + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_program.load(u":/cmw/translations/connect-mail-wizard_%1.qm"_s.arg(language)))
        QCoreApplication::installTranslator(&m_program);
    Q_EMIT changed();
}

QStringList Language::known()
{
    return {u"en"_s, u"ko"_s};
}

QString Language::nameOf(const QString &language)
{
    return language == u"ko" ? u"한국어"_s : u"English"_s;
}

} // namespace cmw
