#pragma once

#include "ps-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ps_topic_deed_use       (PsWorkspace      *workspace,
                              GtkWidget        *near,
                              const PsTopicRow *row,
                              gint64            group_id);
void ps_topic_deed_favourite (PsWorkspace      *workspace,
                              GtkWidget        *near,
                              const PsTopicRow *row);
void ps_topic_deed_remove    (PsWorkspace      *workspace,
                              GtkWidget        *near,
                              const PsTopicRow *row);
void ps_topic_deed_reset     (PsWorkspace      *workspace,
                              GtkWidget        *near,
                              const PsTopicRow *row);
void ps_topic_deed_duplicate (PsWorkspace      *workspace,
                              GtkWidget        *near,
                              const PsTopicRow *row);

G_END_DECLS
