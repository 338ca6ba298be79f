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

StageList::StageList(const Language &language, QWidget *parent)
    : QWidget(parent),
      m_language(language),
      m_grid(new QGridLayout(this))
{
    setObjectName(u"stages"_s);
    m_grid->setContentsMargins(0, space::tiny, 0, 0);
    m_grid->setHorizontalSpacing(space::medium);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(3, 1);
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
    append(stage);
    show();
}

void StageList::setStages(const QList<Stage> &stages)
{
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    m_rows.clear();
    m_stages.clear();
    for (const Stage &stage : stages)
        append(stage);
    setVisible(!m_stages.isEmpty());
}

void StageList::append(const Stage &stage)
{
    const qsizetype index = m_stages.size();
    const int line = int(index) * 2; // what it tells is below it
    const bool tellsMore = !stage.details.isEmpty();
    const Row row{new StateIcon, new QLabel, new QLabel, new CodeText(u"reply"_s),
        tellsMore ? linkButton(u"details-"_s + stage.name) : nullptr,
        tellsMore ? new CodeText(u"told-"_s + stage.name) : nullptr};
    row.icon->setFixedSize(16, 16);
    row.reply->setFont(codeFont(font()));
    row.reply->setPlainText(stage.reply);
    for (QLabel *label : {row.name, row.time})
        label->setFont(smallFont(font()));
    m_grid->addWidget(row.icon, line, 0, Qt::AlignTop);
    m_grid->addWidget(row.name, line, 1, Qt::AlignTop);
    m_grid->addWidget(row.time, line, 2, Qt::AlignTop | Qt::AlignRight);
    m_grid->addWidget(row.reply, line, 3);
    if (tellsMore) {
        m_grid->addWidget(row.details, line, 4, Qt::AlignTop);
        m_grid->addWidget(row.told, line + 1, 3);
        row.told->setFont(codeFont(font()));
        connect(row.details, &QPushButton::clicked, this, [this, index] { toggle(index); });
    }
    m_stages.append(stage);
    m_rows.append(row);
    say(index);
}

void StageList::say(qsizetype index)
{
    const Stage &stage = m_stages.at(index);
    const Row &row = m_rows.at(index);
    const QString name = stageName(stage.name, m_language.current());
    row.icon->setState(stage.ok ? State::Done : State::Wrong, stage.ok ? tr("Passed") : tr("Failed"));
    row.name->setText(name);
    row.time->setText(shownTime(stage.time));
    row.reply->setAccessibleName(name);
    if (!row.details)
        return;
    const bool isOpen = m_open.contains(stage.name);
    row.details->setText(isOpen ? tr("Less") : tr("Details"));
    //: Accessible names of a button. %1: a stage, such as "Token"
    row.details->setAccessibleName((isOpen ? tr("Less of: %1") : tr("Details of: %1")).arg(name));
    QStringList lines;
    for (const StageDetail &detail : stage.details)
        lines.append(Catalogue::builtIn().words(detail.code, detail.args, m_language.current()).summary);
    if (const QString text = lines.join(u'\n'); row.told->toPlainText() != text)
        row.told->setPlainText(text);
    row.told->setAccessibleName(tr("Details of: %1").arg(name));
    row.told->setVisible(isOpen);
}

void StageList::toggle(qsizetype index)
{
    const QString &stage = m_stages.at(index).name;
    if (!m_open.remove(stage))
        m_open.insert(stage);
    say(index);
}

void StageList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        for (qsizetype i = 0; i < m_rows.size(); ++i)
            say(i);
    }
    QWidget::changeEvent(event);
}

} // namespace cmw
