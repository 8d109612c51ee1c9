#pragma once

#include <gtk/gtk.h>

#include "ps-right.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

/**
 * PsPageInfo:
 * @id: what "win.show-page" and the settings call it
 * @title: for people, not yet translated, with a mnemonic nowhere
 * @icon_name: a symbolic icon
 * @make: makes the page; it is given the workspace while that is open
 * @get_badge_source: (nullable): the object whose property "waiting" is the number beside the title
 * @right: what somebody needs to have the page
 *
 * One page of the sidebar.
 */
typedef struct {
  const char  *id;
  const char  *title;
  const char  *icon_name;
  GtkWidget *(*make)             (PsWorkspace *workspace);
  GObject   *(*get_badge_source) (PsWorkspace *workspace);
  PsRight      right;
} PsPageInfo;

guint             ps_page_table_get_size (PsRole      roles);
const PsPageInfo *ps_page_table_get      (PsRole      roles,
                                          guint       index);
const PsPageInfo *ps_page_table_find     (PsRole      roles,
                                          const char *id);

G_END_DECLS
