// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"

#include "tasks/connect/copysheet.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTextDocumentFragment>
#include <QTextEdit>

namespace cmw {

using namespace Qt::StringLiterals;

PracticeWindow::PracticeWindow(
    const practice::Options &options, const QString &language, std::shared_ptr<Keychain> keychain)
{
    if (!keychain)
        keychain = memoryKeychain();
    auto tenant = practice::Tenant::start(options);
    if (!tenant)
        qFatal("no practice tenant: %s", qPrintable(tenant.error().code));
    m_tenant = std::move(tenant).value();
    const Endpoints endpoints = Endpoints::fromJson(m_tenant->cloud()).value();
    m_visitor = std::make_unique<practice::Visitor>(endpoints.practice);
    const auto open = [this](const QUrl &address) {
        if (!m_browserOpens)
            return false;
        m_opened.append(address);
        if (m_isVisited)
            m_visitor->open(address);
        return true;
    };
    Surroundings surroundings{endpoints, open, keychain, m_folder.path(), std::chrono::seconds(30)};
    surroundings.clock = [this] { return QDateTime::currentDateTimeUtc().addSecs(m_ahead); };
    m_session = std::make_unique<Session>(surroundings);
    m_language.set(language);
    m_wizard = std::make_unique<Wizard>(*m_session, m_language);
    m_wizard->show();
    if (!QTest::qWaitForWindowActive(m_wizard.get()))
        qWarning("the window did not come to the front");
}

PracticeWindow::~PracticeWindow() = default;

QPushButton *PracticeWindow::button(const QString &name) const
{
    return shown<QPushButton>(name);
}

QLineEdit *PracticeWindow::input(const QString &name) const
{
    return shown<QLineEdit>(name);
}

void PracticeWindow::click(const QString &name) const
{
    QPushButton *push = button(name);
    QVERIFY2(push, qPrintable(u"no button is shown that is named "_s + name));
    QVERIFY2(push->isEnabled(), qPrintable(u"the button is closed: "_s + name));
    QVERIFY(QTest::qWaitFor([push] { return !push->size().isEmpty(); })); // it has its place by now
    QTest::mouseClick(push, Qt::LeftButton);
}

void PracticeWindow::type(const QString &name, const QString &text) const
{
    QLineEdit *line = input(name);
    QVERIFY2(line, qPrintable(u"no input is shown that is named "_s + name));
    line->setFocus();
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, text);
    QVERIFY2(line->hasFocus(),
        qPrintable(u"the input lost the keyboard while it was typed into, to "_s
            + (QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : u"nobody"_s)));
}

bool PracticeWindow::waitForWork()
{
    return QTest::qWaitFor([this] { return !m_session->isBusy(); }, 60000);
}

QString PracticeWindow::shownText() const
{
    QStringList texts;
    const QList<QWidget *> widgets = m_wizard->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible())
            continue;
        if (const auto *code = qobject_cast<const QTextEdit *>(widget))
            texts.append(code->toPlainText());
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (!label)
            continue;
        texts.append(label->textFormat() == Qt::RichText
                ? QTextDocumentFragment::fromHtml(label->text()).toPlainText()
                : label->text());
    }
    return texts.join(u'\n');
}

void PracticeWindow::fillFirstStep()
{
    const QString mailbox = u"support@contoso.com"_s;
    const auto started = m_visitor->startEmailApp(u"Contact Center Email"_s, mailbox);
    QVERIFY(started.ok());
    m_form = started->page;
    click(u"next"_s);
    type(u"assetName"_s, u"Contact Center Email"_s);
    type(u"mailbox"_s, mailbox);
    type(u"forwardingAddress"_s, started->forwardingAddress);
    type(u"callbackUrl"_s, started->callbackUrl);
}

void PracticeWindow::lookAtAzure()
{
    fillFirstStep();
    click(u"next"_s);
    click(u"verb"_s);
    QVERIFY(waitForWork());
    QVERIFY(m_wizard->isActiveWindow()); // nothing else came up in between
}

void PracticeWindow::applyBothSteps()
{
    click(u"next"_s);
    click(u"verb"_s); // sign in, and look
    QVERIFY(waitForWork());
    click(u"verb"_s); // create the app
    QVERIFY(waitForWork());
    click(u"next"_s); // looks by itself
    QVERIFY(waitForWork());
    if (button(u"verb"_s)) {
        click(u"verb"_s);
        QVERIFY(waitForWork());
    }
    click(u"next"_s);
    QVERIFY(waitForWork());
}

void PracticeWindow::finishForm()
{
    QMap<QString, QString> values;
    const QList<CopyLine> lines = copySheet(m_session->setup(), m_session->endpoints());
    for (const CopyLine &line : lines) {
        if (line.isSecret)
            values.insert(line.label, QString::fromUtf8(m_session->setup().clientSecret.unwrap()));
        else if (line.kind == CopyLine::Kind::Tick)
            values.insert(line.label, line.ticked ? u"true"_s : u"false"_s);
        else if (line.kind != CopyLine::Kind::Same)
            values.insert(line.label, line.value);
    }
    const Result<QString> saved = m_visitor->finishForm(m_form, values);
    QVERIFY2(saved.ok(), saved.ok() ? "" : qPrintable(saved.error().evidence));
    click(u"tokenDone"_s);
    type(u"savedAddress"_s, *saved);
}

} // namespace cmw
