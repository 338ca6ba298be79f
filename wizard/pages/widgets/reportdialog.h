// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QCheckBox;
class QLabel;
class QPushButton;
class QRadioButton;

namespace cmw {

class Banner;
class Language;
class Session;

/// What kind of report is saved, and where; and the way to it when it is.
class ReportDialog final : public QDialog {
    Q_OBJECT
public:
    ReportDialog(Session &session, const Language &language, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Kind {
        QString suffix;
        QRadioButton *button;
    };
    void addKind(const QString &suffix);
    QWidget *makeSavedRow();
    void say();
    const Kind &chosen() const;
    /// The kind's name, for the file dialog.
    static QString kindName(const QString &suffix);
    void askWhere();
    void save(const QString &file);
    void openPath(const QString &path);

    Session &m_session;
    const Language &m_language;
    QLabel *m_sentence;
    QList<Kind> m_kinds;
    QCheckBox *m_readable;
    QLabel *m_hint;
    Banner *m_trouble;
    QWidget *m_savedRow = nullptr;
    QLabel *m_saved = nullptr;
    QPushButton *m_openFile = nullptr;
    QPushButton *m_openFolder = nullptr;
    QPushButton *m_save;
    QPushButton *m_close;
    QString m_file; ///< that was saved last
};

} // namespace cmw
