// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/wizard.h"

#include "pages/azurepage.h"
#include "pages/donepage.h"
#include "pages/formpage.h"
#include "pages/language.h"
#include "pages/look.h"
#include "pages/mailboxpage.h"
#include "pages/startpage.h"
#include "pages/texts.h"
#include "pages/verifypage.h"
#include "pages/welcomepage.h"
#include "pages/widgets/explainwindow.h"
#include "pages/widgets/helpwindow.h"
#include "pages/widgets/reportdialog.h"
#include "pages/widgets/steprail.h"
#include "pages/widgets/taskrow.h"
#include "session/session.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMessageBox>
#include <QPushButton>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize smallest(900, 640);
constexpr QSize usual(980, 700);
constexpr QWizard::WizardButton verbButton = QWizard::CustomButton1;

} // namespace

Wizard::Wizard(Session &session, Language &language, QWidget *parent)
    : QWizard(parent),
      m_session(session),
      m_language(language),
      m_rail(new StepRail(session, language, this))
{
    setWindowTitle(u"Connect Mail Wizard"_s);
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    setWindowFlag(Qt::WindowMaximizeButtonHint, true);
    // The program's look; it belongs to the application, which keeps it longer than any window.
    if (!qobject_cast<Look *>(QApplication::style()))
        QApplication::setStyle(new Look);
    setWizardStyle(QWizard::ModernStyle);
    setOptions(QWizard::NoDefaultButton | QWizard::NoBackButtonOnStartPage | QWizard::HaveHelpButton
        | QWizard::HaveCustomButton1);
    // The rail takes the whole height beside QWizard's own content: its side widget would end above the buttons.
    button(HelpButton)->parentWidget()->setContentsMargins(space::rail, 0, 0, 0);
    setMinimumSize(smallest);
    resize(usual);
    makeFooter();
    addPages();
    setScheme(Scheme::Desktop);

    connect(m_rail, &StepRail::stepChosen, this, &Wizard::showStep);
    connect(m_rail, &StepRail::explainWanted, this, &Wizard::showExplain);
    connect(m_rail, &StepRail::reportWanted, this, &Wizard::showReport);
    connect(this, &QWizard::currentIdChanged, this, &Wizard::turnedTo);
    connect(this, &QWizard::helpRequested, this, &Wizard::showHelp);
    connect(this, &QWizard::customButtonClicked, this, [this] {
        if (Page *page = currentPageOfOurs())
            page->act();
    });
    connect(this, &QDialog::finished, this, &Wizard::finishedForGood);
    connect(&session, &Session::busyChanged, this, &Wizard::refreshFooter);
}

Wizard::~Wizard()
{
    // An input that has the keyboard tells its value now, while everything is still there to take it.
    hide();
}

void Wizard::addPages()
{
    auto *welcome = new WelcomePage(m_session, m_language);
    setPage(Welcome, welcome);
    setPage(Step1, new StartPage(m_session, m_language));
    setPage(Step2, new AzurePage(m_session, m_language));
    setPage(Step3, new MailboxPage(m_session, m_language));
    setPage(Step4, new FormPage(m_session, m_language));
    auto *verify = new VerifyPage(m_session, m_language);
    setPage(Verify, verify);
    auto *done = new DonePage(m_session, m_language);
    setPage(Done, done);
    for (const int id : pageIds())
        connect(qobject_cast<Page *>(page(id)), &Page::footerChanged, this, &Wizard::refreshFooter);
    connect(welcome, &WelcomePage::continued, this, &Wizard::showStep);
    connect(verify, &VerifyPage::lineWanted, this, &Wizard::showLine);
    connect(done, &DonePage::reportWanted, this, &Wizard::showReport);
    connect(done, &DonePage::anotherBegun, this, [this] { showStep(u"1"_s); });
    connect(welcome, &WelcomePage::practiceRequested, this, &Wizard::practiceRequested);
    connect(welcome, &WelcomePage::realRequested, this, &Wizard::realRequested);
    connect(welcome, &WelcomePage::cloudRequested, this, &Wizard::cloudRequested);
    connect(welcome, &WelcomePage::clientRequested, this, &Wizard::clientRequested);
    for (const int id : {Step2, Step3}) {
        connect(qobject_cast<StepPage *>(page(id)), &StepPage::cloudWanted, this, &Wizard::cloudRequested);
        connect(qobject_cast<StepPage *>(page(id)), &StepPage::stepWanted, this, &Wizard::showStep);
    }
}

void Wizard::makeFooter()
{
    setButtonLayout({HelpButton, Stretch, BackButton, NextButton, verbButton, CancelButton});
    const std::initializer_list<std::pair<WizardButton, QString>> names{{HelpButton, u"help"_s},
        {BackButton, u"back"_s}, {verbButton, u"verb"_s}, {NextButton, u"next"_s},
        {CancelButton, u"cancel"_s}};
    for (const auto &[which, name] : names) {
        auto *push = qobject_cast<QPushButton *>(button(which));
        push->setObjectName(name);
        push->setAutoDefault(false);
    }
    button(HelpButton)->setProperty("link", true);
}

Page *Wizard::currentPageOfOurs() const
{
    return qobject_cast<Page *>(currentPage());
}

void Wizard::turnedTo(int id)
{
    if (m_isTravelling)
        return;
    if (m_shown)
        m_shown->leave();
    m_shown = qobject_cast<Page *>(page(id));
    if (!m_shown)
        return;
    m_rail->setCurrent(m_shown->step());
    if (m_help)
        m_help->setStep(m_shown->step());
    // What is most likely wanted has the keyboard, unless the page knows better.
    refreshFooter();
    focusWanted();
    m_shown->enter();
    orderTabs();
    refreshFooter();
}

void Wizard::refreshFooter()
{
    Page *page = currentPageOfOurs();
    if (!page || m_isTravelling)
        return;
    const bool busy = m_session.isBusy();
    const std::optional<Page::Verb> verb = page->verb();
    auto *verbPush = qobject_cast<QPushButton *>(button(verbButton));
    auto *nextPush = qobject_cast<QPushButton *>(button(NextButton));
    auto *cancelPush = qobject_cast<QPushButton *>(button(CancelButton));
    // A button that closes would hand the keyboard to whatever comes next.
    const QWidget *focused = focusWidget();
    const bool isInFooter = focused && focused->parentWidget() == nextPush->parentWidget();
    if (busy && isInFooter)
        cancelPush->setFocus();
    verbPush->setVisible(verb.has_value());
    if (verb) {
        verbPush->setText(verb->text);
        verbPush->setEnabled(verb->isEnabled);
    }
    const bool isLast = page->nextId() < 0;
    nextPush->setText(page->nextText());
    nextPush->setEnabled(page->mayGoOn());
    cancelPush->setText(busy ? tr("Stop") : page->closeText());
    button(BackButton)->setText(tr("Back"));
    button(HelpButton)->setText(tr("Help"));
    button(BackButton)->setEnabled(!busy);
    setPrimary(*verbPush, verb.has_value());
    setPrimary(*nextPush, !verb);
    setPrimary(*cancelPush, isLast && !busy);
    if (!busy && focused == cancelPush)
        focusWanted();
    verbPush->setDefault(verb.has_value());
    nextPush->setDefault(!verb && !isLast);
    cancelPush->setDefault(!verb && isLast);
    m_rail->setReachable(isReachable());
    if (m_explain)
        m_explain->setReachable(isReachable());
}

bool Wizard::isReachable() const
{
    const Page *page = currentPageOfOurs();
    // Without a mailbox there is no file, and no journal of what is changed.
    return page && !m_session.isBusy() && !page->step().isEmpty() && !m_session.setup().mailbox.isEmpty();
}

void Wizard::showStep(const QString &step)
{
    int target = Step1;
    if (step == u"done") {
        target = Done;
    } else {
        for (const int id : pageIds()) {
            if (id != Done && qobject_cast<Page *>(page(id))->step() == step)
                target = id;
        }
    }
    if (m_session.isBusy() || target == currentId())
        return;
    m_isTravelling = true;
    while (currentId() < target)
        next();
    while (currentId() > target)
        back();
    m_isTravelling = false;
    turnedTo(currentId());
}

void Wizard::showLine(const QString &task)
{
    const Bullet *bullet = Document::outline().bullet(task);
    if (!bullet || m_session.isBusy())
        return;
    showStep(bullet->step);
    if (auto *row = m_shown->findChild<TaskRow *>(task)) {
        row->setOpen(true);
        row->setFocus();
    }
}

bool Wizard::validateCurrentPage()
{
    return m_isTravelling || QWizard::validateCurrentPage();
}

void Wizard::reject()
{
    // Esc and Stop end what runs; the window stays.
    if (m_session.isBusy()) {
        m_session.cancel();
        return;
    }
    if (mayClose())
        QWizard::reject();
}

void Wizard::keyPressEvent(QKeyEvent *event)
{
    // Where nothing runs, Esc is a slip: a dialog would close at once.
    if (event->matches(QKeySequence::Cancel) && !m_session.isBusy()) {
        event->accept();
        return;
    }
    QWizard::keyPressEvent(event);
}

bool Wizard::mayClose()
{
    const bool isAtRisk = m_session.secretIsInMemoryOnly() || m_session.secretIsUnkept();
    if (m_mayLose || !isAtRisk || m_session.setup().clientSecret.isEmpty())
        return true;
    const auto name = u"closeQuestion"_s;
    if (findChild<QMessageBox *>(name))
        return false;
    auto *question = new QMessageBox(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setAttribute(Qt::WA_WindowPropagation);
    question->setObjectName(name);
    question->setWindowTitle(tr("Close"));
    question->setText(tr("The client secret is kept for this run only. Close, and lose it?"));
    question->setInformativeText(
        tr("Nothing can show it again. If it is not in Webex Connect yet, a new one has to be made."));
    QPushButton *yes = question->addButton(tr("Close and lose it"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"closeNow"_s);
    QPushButton *stay = question->addButton(tr("Stay"), QMessageBox::RejectRole);
    stay->setObjectName(u"stay"_s);
    question->setDefaultButton(stay);
    question->setEscapeButton(stay);
    connect(yes, &QPushButton::clicked, this, [this] {
        m_mayLose = true;
        close();
    });
    question->open();
    return false;
}

void Wizard::closeEvent(QCloseEvent *event)
{
    if (!mayClose()) {
        event->ignore();
        return;
    }
    // All is in the journal: what is cut off here is looked at when the set-up is opened again.
    if (m_shown)
        m_shown->leave();
    m_session.cancel();
    event->accept();
    done(Rejected);
}

void Wizard::showHelp()
{
    if (!m_help) {
        m_help = new HelpWindow(m_language, this);
        m_help->setStep(m_shown ? m_shown->step() : QString());
    }
    m_help->show();
    m_help->raise();
}

void Wizard::showExplain()
{
    if (!m_explain) {
        m_explain = new ExplainWindow(m_language, this);
        m_explain->setReachable(isReachable());
        connect(m_explain, &ExplainWindow::stepChosen, this, [this](const QString &step) {
            if (isReachable())
                showStep(step);
        });
        connect(m_explain, &ExplainWindow::linkChosen, this, [this](const QUrl &address) {
            if (m_shown)
                m_shown->openForPerson(address);
        });
    }
    m_explain->show();
    m_explain->raise();
    m_explain->activateWindow();
}

void Wizard::showReport()
{
    auto *dialog = new ReportDialog(m_session, m_language, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Wizard::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    setPalette(paletteFor(scheme, QGuiApplication::palette()));
}

void Wizard::showEvent(QShowEvent *event)
{
    QWizard::showEvent(event);
    focusWanted();
}

/// From the page to the footer, then to the rail.
void Wizard::orderTabs()
{
    QWidget *last = nullptr;
    const QList<QWidget *> widgets = m_shown->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->focusPolicy() & Qt::TabFocus)
            last = widget;
    }
    for (const WizardButton which : {HelpButton, BackButton, NextButton, verbButton, CancelButton}) {
        if (last)
            setTabOrder(last, button(which));
        last = button(which);
    }
    const QList<QAbstractButton *> steps = m_rail->findChildren<QAbstractButton *>();
    for (QAbstractButton *step : steps) {
        setTabOrder(last, step);
        last = step;
    }
}

void Wizard::focusWanted()
{
    const bool hasVerb = m_shown && m_shown->verb() && m_shown->verb()->isEnabled;
    button(hasVerb ? verbButton : NextButton)->setFocus();
}

void Wizard::resizeEvent(QResizeEvent *event)
{
    QWizard::resizeEvent(event);
    m_rail->setGeometry(0, 0, space::rail, height());
}

bool Wizard::event(QEvent *event)
{
    const bool handled = QWizard::event(event);
    if (event->type() == QEvent::LanguageChange)
        refreshFooter();
    if (event->type() == QEvent::ApplicationPaletteChange)
        setScheme(m_scheme); // the desktop went dark or light
    return handled;
}

} // namespace cmw
