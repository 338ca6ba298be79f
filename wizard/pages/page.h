// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>
#include <QWizardPage>

#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cmw {

class Banner;
class Language;
class Session;

/// What every page of the wizard has: one title, one sentence, one column that scrolls, and at most one verb
/// in the footer that stands out. Its widgets are built when it is first shown.
class Page : public QWizardPage {
    Q_OBJECT
public:
    /// The page's own button in the footer.
    struct Verb {
        QString text;
        bool isEnabled = true;
    };

    Page(Session &session, const Language &language, QWidget *parent = nullptr);

    /// The step of the document that this page shows; empty: none.
    virtual QString step() const { return {}; }
    virtual std::optional<Verb> verb() const { return {}; }
    /// Does the verb.
    virtual void act() { }
    virtual QString nextText() const;
    virtual QString closeText() const;
    /// The page comes to the front, and goes. Not called for pages that are only passed by.
    virtual void enter() { }
    virtual void leave() { }

    /// Whether Next is open. QWizard's own isComplete() isn't used: at each change QWizard hides and shows the
    /// whole page, and the keyboard's focus is lost while a person types.
    virtual bool mayGoOn() const;

    /// Opens it in the person's browser; where that fails, the address is shown for copying.
    void openForPerson(const QUrl &address);

    void initializePage() override;

Q_SIGNALS:
    /// The footer's buttons are to be looked at again.
    void footerChanged();

protected:
    virtual void build(QVBoxLayout &column) = 0;
    /// Sets all texts of the page anew.
    virtual void retranslate() = 0;
    /// Follows the session; called after each of its signals while the page is built.
    virtual void refresh() { }

    Session &session() const { return m_session; }
    const Language &language() const { return m_language; }
    QString currentLanguage() const;
    bool isBuilt() const { return m_title != nullptr; }
    void setTitleAndSentence(const QString &title, const QString &sentence);
    /// What the last work as a whole came to: a banner over the rows. Nothing: it goes.
    Banner &trouble() { return *m_trouble; }
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void sayAgain();
    void showSaveError();
    void sayUnopened();

    Session &m_session;
    const Language &m_language;
    QLabel *m_title = nullptr;
    QLabel *m_sentence = nullptr;
    Banner *m_saveError = nullptr;
    Banner *m_trouble = nullptr;
    QUrl m_unopened; ///< an address that no browser took
    Banner *m_unopenedNote = nullptr;
    QPushButton *m_copyUnopened = nullptr;
};

} // namespace cmw
