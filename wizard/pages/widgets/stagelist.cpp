// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/stagelist.h"

#include "diagnosis/catalogue.h"
#include "diagnosis/stagename.h"
#include "pages/language.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/codetext.h"
#include "pages/widgets/stateicon.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStringList>

namespace cmw {

using namespace Qt::StringLiterals;

StageList::StageList(const Language &language, QWidget *parent) : QWidget(parent), m_language(language)
{
    setObjectName(u"stages"_s);
    hide();
}

QString StageList::shownTime(std::chrono::milliseconds time)
{
    //: A time in seconds. %1: the number
    return tr("%1 s").arg(QLocale().toString(double(time.count()) / 1000, 'f', time.count() < 100 ? 2 : 1));
}

void StageList::clear()
{
    setStages({});
}

void StageList::add(const Stage &stage)
{
    m_stages.append(stage);
    say();
}

void StageList::setStages(const QList<Stage> &stages)
{
    m_stages = stages;
    say();
}

void StageList::say()
{
    delete layout();
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, space::tiny, 0, 0);
    grid->setHorizontalSpacing(space::medium);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(3, 1);
    int row = 0;
    for (const Stage &stage : std::as_const(m_stages)) {
        auto *icon = new StateIcon;
        icon->setFixedSize(16, 16);
        icon->setState(stage.ok ? State::Done : State::Wrong, stage.ok ? tr("Passed") : tr("Failed"));
        auto *name = new QLabel(stageName(stage.name, m_language.current()));
        auto *time = new QLabel(shownTime(stage.time));
        auto *reply = new CodeText(u"reply"_s);
        reply->setFont(codeFont(font()));
        reply->setPlainText(stage.reply);
        reply->setAccessibleName(name->text());
        for (QLabel *label : {name, time})
            label->setFont(smallFont(font()));
        grid->addWidget(icon, row, 0, Qt::AlignTop);
        grid->addWidget(name, row, 1, Qt::AlignTop);
        grid->addWidget(time, row, 2, Qt::AlignTop | Qt::AlignRight);
        grid->addWidget(reply, row, 3);
        row += 1 + addDetails(*grid, stage, row);
    }
    setVisible(!m_stages.isEmpty());
}

int StageList::addDetails(QGridLayout &grid, const Stage &stage, int row)
{
    if (stage.details.isEmpty())
        return 0;
    const bool isOpen = m_open.contains(stage.name);
    auto *button = linkButton(u"details-"_s + stage.name);
    button->setText(isOpen ? tr("Less") : tr("Details"));
    //: Accessible names of a button. %1: a stage, such as "Token"
    button->setAccessibleName(
        (isOpen ? tr("Less of: %1") : tr("Details of: %1")).arg(stageName(stage.name, m_language.current())));
    connect(button, &QPushButton::clicked, this, [this, name = stage.name] { toggle(name); });
    grid.addWidget(button, row, 4, Qt::AlignTop);
    if (!isOpen)
        return 0;
    QStringList lines;
    for (const StageDetail &detail : stage.details)
        lines.append(Catalogue::builtIn().words(detail.code, detail.args, m_language.current()).summary);
    auto *text = new CodeText(u"told-"_s + stage.name);
    text->setFont(codeFont(font()));
    text->setPlainText(lines.join(u'\n'));
    text->setAccessibleName(button->accessibleName());
    grid.addWidget(text, row + 1, 3);
    return 1;
}

void StageList::toggle(const QString &stage)
{
    if (!m_open.remove(stage))
        m_open.insert(stage);
    // Not now: the button that was clicked goes with the others, and the keyboard with it.
    QMetaObject::invokeMethod(
        this,
        [this, stage] {
            say();
            if (auto *button = findChild<QPushButton *>(u"details-"_s + stage))
                button->setFocus();
        },
        Qt::QueuedConnection);
}

void StageList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

} // namespace cmw
