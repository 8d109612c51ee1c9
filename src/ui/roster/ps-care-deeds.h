#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is done for somebody, said in a toast and taken back there. @near is where it is said. */

void ps_care_tick        (PsWorkspace         *workspace,
                          GtkWidget           *near,
                          const PsWelcomeRow  *row,
                          const char          *step,
                          gboolean             done);
void ps_care_name_buddy  (PsWorkspace         *workspace,
                          GtkWidget           *near,
                          PsMember            *member,
                          gint64               buddy_id);
void ps_care_name_home   (PsWorkspace         *workspace,
                          GtkWidget           *near,
                          PsMember            *member,
                          gint64               group_id);
void ps_care_wait        (PsWorkspace         *workspace,
                          GtkWidget           *near,
                          gint64               group_id,
                          gint64               person_id);
void ps_care_waits_now   (PsWorkspace         *workspace,
                          GtkWidget           *near,
                          gint64               wait_id);
void ps_care_offer       (PsWorkspace         *workspace,
                          GtkWidget           *near,
                          const PsWaitlistRow *row,
                          gboolean             offered);
void ps_care_end_wait    (PsWorkspace         *workspace,
                          GtkWidget           *near,
                          const PsWaitlistRow *row,
                          const char          *how);
void ps_care_say_died    (PsWorkspace         *workspace,
                          GtkWidget           *near,
                          gint64               person_id,
                          const char          *name);
void ps_care_undo_died   (PsWorkspace         *workspace,
                          GtkWidget           *near,
                          gint64               person_id);
void ps_care_settle      (PsWorkspace            *workspace,
                          GtkWidget              *near,
                          const PsRemembranceRow *row);

G_END_DECLS
