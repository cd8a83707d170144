// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartviewport.h"
#include "ui/charts/lookahead.h"
#include "ui/charts/runclock.h"

#include <QtWidgets/QWidget>

#include <functional>
#include <memory>

class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace sim {

class ChartCard;
struct ChartSeries;
class ChartToolbar;
class ProfileDocument;
class Selection;
class SeriesStore;
class Theme;

/// Asks for a file to save: parent, title, suggested name, filter; empty when the user thinks
/// better of it.
using AskFileName
    = std::function<QString(QWidget *, const QString &, const QString &, const QString &)>;

/// All charts of a profile's view under one time axis, live during a run and as a preview before
/// it.
///
/// Reads the series twenty times a second while it is visible; draws only what has changed.
class ChartsPane final : public QWidget
{
    Q_OBJECT

public:
    static constexpr Milliseconds kFrame { 50 };

    ChartsPane(ProfileDocument &document, Selection &selection, SeriesStore &store,
        std::unique_ptr<RunClock> clock, const Theme &theme, QWidget *parent = nullptr);
    ChartsPane(ProfileDocument &document, Selection &selection, SimulationHost &host, Theme &theme,
        QWidget *parent = nullptr);
    ~ChartsPane() override;

    ChartViewport &viewport() { return m_viewport; }

    const QList<ChartCard *> &cards() const { return m_cards; }

    ChartToolbar &toolbar() { return *m_toolbar; }

    /// Draws one frame; the timer does it by itself.
    void refresh(bool isForced = false);

    void setAskFileName(const AskFileName &ask) { m_askFileName = ask; }

    void savePng(ChartCard *card);
    void saveCsv(ChartCard *card);
    void copyImage(ChartCard *card);

    /// Tells the look-ahead of a value that was set by hand; connect to
    /// InspectorPane::manualValueSet().
    void setManualValue(const QString &device, const QString &property, const Value &value);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class Mode { Preview, Live, Ended };

    void build();
    void connectAll();
    void open();
    void update();
    void updateCards();
    void updateLookAhead();
    void setMode(Mode mode);
    void beginPreview();
    void connectCard(ChartCard *card);
    void showMenu(ChartCard *card, const QPoint &position);
    void addSeries(qsizetype chart, const QStringList &series);
    void write(const QString &path, const QByteArray &bytes);
    QList<SeriesPoint> aheadOf(const ChartSeries &series, WallTime now, WallTime until);

    ProfileDocument &m_document;
    Selection &m_selection;
    SeriesStore &m_store;
    std::unique_ptr<RunClock> m_clock;
    const Theme &m_theme;
    ChartViewport m_viewport;
    LookAhead m_lookAhead;
    QHash<QString, ResolvedDevice> m_ahead; ///< devices of the look-ahead as they are in it
    Mode m_mode = Mode::Ended;
    WallTime m_previewAt {};
    AskFileName m_askFileName;
    ChartToolbar *m_toolbar;
    QWidget *m_empty;
    QScrollArea *m_scroll;
    QVBoxLayout *m_column;
    QList<ChartCard *> m_cards;
    QTimer *m_timer;
};

} // namespace sim
