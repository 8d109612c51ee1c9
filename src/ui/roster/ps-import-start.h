#pragma once

#include "ps-member-import.h"
#include "ps-page-header.h"
#include "ps-platform.h"
#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Which group a page is about just now. */
typedef gint64 (*PsImportGroupFunc) (gpointer user_data);

void ps_import_start      (PsWorkspace *workspace,
                           GtkWidget   *near,
                           gint64       group_id);
void ps_import_show_past  (PsWorkspace *workspace,
                           GtkWidget   *near);
void ps_import_offer      (PsWorkspace      *workspace,
                           GtkWidget        *page,
                           PsPageHeader     *header,
                           PsImportGroupFunc get_group_id,
                           gpointer          user_data);
void ps_import_take_drops (PsWorkspace      *workspace,
                           GtkWidget        *page,
                           PsImportGroupFunc get_group_id,
                           gpointer          user_data);
void ps_import_choose     (GtkWidget   *near,
                           PsFileChosen chosen,
                           gpointer     user_data);
void ps_import_tell       (PsWorkspace          *workspace,
                           GtkWidget            *near,
                           const PsMemberImport *import,
                           gint64                import_id);
void ps_import_undo       (PsWorkspace *workspace,
                           GtkWidget   *near,
                           gint64       import_id);

G_END_DECLS
