// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/foundlist.h"

#include "pages/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 5; ///< that are seen at once
constexpr int nameRole = Qt::UserRole;
constexpr int detailRole = Qt::UserRole + 1;
constexpr int possibleRole = Qt::UserRole + 2;

/// Two lines: the name, and below it the rest, smaller.
class TwoLines final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const int height =
            QFontMetrics(strongFont(option.font)).height() + QFontMetrics(smallFont(option.font)).height();
        return {0, height + space::small + space::tiny};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colours colours = coloursOf(*option.widget);
        const bool isCurrent = option.state & QStyle::State_Selected;
        const bool isTouched = option.state & QStyle::State_MouseOver;
        const bool isPossible = index.data(possibleRole).toBool();
        painter->save();
        if (isCurrent || isTouched)
            painter->fillRect(option.rect, colours.softAccent);
        if (isCurrent && option.state & QStyle::State_HasFocus) {
            painter->setPen(colours.accent);
            painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        }
        const QRect room = option.rect.adjusted(space::medium, space::tiny, -space::medium, -space::tiny);
        const auto line = [&](const QFont &font, const QColor &colour, Qt::Alignment where, int role) {
            painter->setFont(font);
            painter->setPen(colour);
            painter->drawText(room, int(where | Qt::AlignLeft),
                QFontMetrics(font).elidedText(index.data(role).toString(), Qt::ElideRight, room.width()));
        };
        line(isPossible ? strongFont(option.font) : option.font, isPossible ? colours.text : colours.muted,
            Qt::AlignTop, nameRole);
        line(smallFont(option.font), colours.muted, Qt::AlignBottom, detailRole);
        painter->restore();
    }
};

} // namespace

FoundList::FoundList(QWidget *parent) : QListWidget(parent)
{
    setObjectName(u"foundMailboxes"_s);
    setItemDelegate(new TwoLines(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { choose(row(item)); });
    QWidget::hide();
}

void FoundList::show(const QList<FoundMailbox> &mailboxes)
{
    m_mailboxes = mailboxes;
    fill();
    setVisible(!mailboxes.isEmpty());
}

void FoundList::enter()
{
    setFocus();
    setCurrentRow(0);
}

QString FoundList::doubt(const FoundMailbox &mailbox)
{
    switch (mailbox.doubt) {
    case FoundMailbox::Doubt::None:
        break;
    case FoundMailbox::Doubt::SignInBlocked:
        return tr("sign-in is blocked");
    case FoundMailbox::Doubt::NoLicence:
        return tr("no licence for Exchange Online is seen");
    case FoundMailbox::Doubt::NoMailbox:
        return tr("has no mailbox");
    case FoundMailbox::Doubt::Guest:
        return tr("a guest, whose mailbox is elsewhere");
    case FoundMailbox::Doubt::Group:
        return tr("a group can't sign in");
    case FoundMailbox::Doubt::Resource:
        return tr("a room or a piece of equipment");
    case FoundMailbox::Doubt::Elsewhere:
        return tr("its mail is delivered elsewhere");
    }
    return {};
}

void FoundList::fill()
{
    clear();
    setAccessibleName(tr("Mailboxes found"));
    for (const FoundMailbox &mailbox : std::as_const(m_mailboxes)) {
        QStringList details{mailbox.address.isEmpty() ? mailbox.signInName : mailbox.address};
        if (!mailbox.alias.isEmpty())
            //: A mailbox was found by this further address. %1: the address
            details.append(tr("also %1").arg(mailbox.alias));
        if (mailbox.kind == FoundMailbox::Kind::Shared)
            details.append(tr("shared mailbox"));
        const QString against = doubt(mailbox);
        if (!mailbox.isPossible())
            //: %1: why not, such as "has no mailbox"
            details.append(tr("not possible: %1").arg(against));
        else if (!against.isEmpty())
            details.append(against);
        auto *item = new QListWidgetItem(this);
        item->setData(nameRole, mailbox.name);
        item->setData(detailRole, details.join(u" · "_s));
        item->setData(possibleRole, mailbox.isPossible());
        item->setData(Qt::AccessibleTextRole, mailbox.name + u", "_s + details.join(u", "_s));
    }
    const auto rows = std::min<int>(int(m_mailboxes.size()), mostRows);
    if (rows > 0)
        setFixedHeight(rows * sizeHintForRow(0));
}

void FoundList::paintEvent(QPaintEvent *event)
{
    QListWidget::paintEvent(event);
    QPainter painter(viewport());
    painter.setPen(coloursOf(*this).line);
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
}

void FoundList::choose(int row)
{
    if (row >= 0 && row < m_mailboxes.size())
        Q_EMIT chosen(FoundMailbox(m_mailboxes.at(row))); // a copy: the answer may be another list
}

void FoundList::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(currentRow());
        return;
    case Qt::Key_Escape:
        Q_EMIT givenUp();
        return;
    case Qt::Key_Up:
        if (currentRow() > 0)
            break;
        Q_EMIT left();
        return;
    default:
        if (event->text().isEmpty() || !event->text().front().isPrint())
            break;
        Q_EMIT typed(event);
        return;
    }
    QListWidget::keyPressEvent(event);
}

void FoundList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        const int row = currentRow();
        fill();
        setCurrentRow(row);
    }
    QListWidget::changeEvent(event);
}

} // namespace cmw
