#pragma once

#include "ps-backup-watch.h"
#include "ps-clipboard-watch.h"
#include "ps-lock-watch.h"
#include "ps-main-view.h"
#include "ps-meeting-watch.h"
#include "ps-practice-bar.h"
#include "ps-window.h"

G_BEGIN_DECLS

/* Between ps-window.c, the window as such, ps-window-views.c, which decides what is seen,
 * ps-window-actions.c, which is what a person does about it, ps-window-meeting.c,
 * ps-window-start.c, ps-window-practice.c, ps-window-restore.c, ps-window-findings.c,
 * ps-window-dialogs.c, ps-window-drafts.c, ps-window-shortcuts.c, and ps-window-memory.c, which knows who was where.
 */

struct _PsWindow
{
  AdwApplicationWindow  parent_instance;

  PsWorkspace          *workspace;
  GSettings            *settings;        /* nullable */
  PsLockWatch          *lock_watch;
  PsClipboardWatch     *clipboard_watch;
  PsMeetingWatch       *meeting_watch;   /* nullable: while the workspace is open */
  PsBackupWatch        *backup_watch;    /* nullable: likewise, and none for sample data */
  GtkStack             *stack;
  GtkLabel             *banner;
  PsPracticeBar        *practice_bar;    /* nullable: made when a meeting is practised first */
  GError               *problem;         /* nullable */
  GError               *not_kept;        /* nullable: why what was typed was lost when it was locked */
  PsSecret             *known;           /* nullable: of a sample vault */
  PsSampleVault        *sample;          /* nullable: the vault, where it is one */
  char                 *waiting;         /* nullable: for what */
  GHashTable           *last_pages;      /* by who was there; where, before it was locked */
  char                 *last_user;       /* nullable: who was there last */
  gboolean              switching;       /* to another user */
  gboolean              setting_up;
  gboolean              curtained;
  gboolean              locking;         /* its dialogs go, and what was typed into them is kept */
};

void           ps_window_install_actions  (GtkWidgetClass *widget_class);
void           ps_window_install_keys     (PsWindow       *self);
void           ps_window_update_actions   (PsWindow       *self);

void           ps_window_refresh          (PsWindow       *self);
void           ps_window_remove_view      (PsWindow       *self,
                                           const char     *name);
PsMainView    *ps_window_get_main_view    (PsWindow       *self);
void           ps_window_set_up           (PsWindow       *self,
                                           gboolean        begin);
gboolean       ps_window_is_curtained     (PsWindow       *self);
void           ps_window_set_curtained    (PsWindow       *self,
                                           gboolean        curtained);

void           ps_window_remember_user    (PsWindow       *self,
                                           const char     *page);
char          *ps_window_dup_last_page    (PsWindow       *self);
char          *ps_window_dup_last_user    (PsWindow       *self);
gboolean       ps_window_has_others       (PsWindow       *self);
void           ps_window_switch_user      (PsWindow       *self);
void           ps_window_show_shortcuts   (PsWindow       *self);

PsLiveMeeting *ps_window_get_live_meeting (PsWindow       *self);
void           ps_window_ask_to_end       (PsWindow       *self);
void           ps_window_start_meeting    (PsWindow       *self,
                                           gint64          group_id,
                                           const char     *rule_on);

PsUpcoming    *ps_window_find_next        (PsWindow       *self);
gboolean       ps_window_can_practice     (PsWindow       *self);
void           ps_window_update_practice  (PsWindow       *self);

gboolean       ps_window_can_restore      (PsWindow       *self);
void           ps_window_say              (PsWindow       *self,
                                           const char     *heading,
                                           const char     *body);
void           ps_window_tell_finding     (PsWindow       *self);
void           ps_window_tell_replaced    (PsWindow       *self,
                                           const char     *aside);

void           ps_window_install_attendance_actions (GtkWidgetClass *widget_class);
void           ps_window_update_attendance_actions  (PsWindow       *self);

void           ps_window_install_user_actions (GtkWidgetClass *widget_class);
void           ps_window_update_user_actions  (PsWindow       *self);
GtkWidget     *ps_window_make_own_passphrase  (PsWindow       *self);
GtkWidget     *ps_window_make_working         (PsWindow       *self);

void           ps_window_watch_dialogs    (PsWindow       *self);
GPtrArray     *ps_window_get_dialogs      (PsWindow       *self);
void           ps_window_hide_dialogs     (PsWindow       *self,
                                           gboolean        hide);

void           ps_window_watch_form       (GtkWindow      *dialog);
void           ps_window_keep_drafts      (PsWindow       *self);
GtkWidget     *ps_window_open_form        (PsWindow       *self,
                                           const PsDraft  *draft);
void           ps_window_bring_drafts_back (PsWindow      *self);

GtkWidget *ps_window_open_attendance (PsWindow *self,
                                    gint64      id,
                                    const char *day);
GtkWidget *ps_window_open_expected (PsWindow   *self,
                                    gint64      id,
                                    const char *day);
GtkWidget *ps_window_open_died     (PsWindow   *self,
                                    gint64      id,
                                    const char *day);
GtkWidget *ps_window_open_waitlist (PsWindow   *self,
                                    gint64      id,
                                    const char *day);

G_END_DECLS
