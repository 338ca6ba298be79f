// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace cmw {

/// The language of the window: "en" or "ko". Setting it sends every widget a LanguageChange, and each page
/// says its texts anew; what was typed stays.
class Language final : public QObject {
    Q_OBJECT
public:
    /// In the system's language where it is one of ours, else English.
    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    const QString &current() const { return m_current; }
    void set(const QString &language);
    static QStringList known();
    /// A language's name in itself.
    static QString nameOf(const QString &language);

Q_SIGNALS:
    void changed();

private:
    QString m_current;
    QTranslator m_program; ///< our own texts
    QTranslator m_qt; ///< those of Qt's own menus
};

} // namespace cmw
