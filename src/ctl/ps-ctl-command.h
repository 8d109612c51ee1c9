#pragma once

#include "ps-ctl.h"

G_BEGIN_DECLS

/**
 * PsCtlCommand:
 * @name: one word or two
 * @arguments: (nullable): its words, as --help shows them
 * @n_least: how many words it needs
 * @n_most: how many it takes
 * @takes: the options that it takes beside PS_CTL_COMMON
 * @needs: those of them that it cannot do without
 * @summary: what it does, in one line
 * @details: (nullable): more about it
 * @run: what does it
 * @right: what somebody needs who wants it done; ps_ctl_open() sees to that
 */
typedef struct {
  const char *name;
  const char *arguments;
  guint       n_least;
  guint       n_most;
  guint64     takes;
  guint64     needs;
  const char *summary;
  const char *details;
  PsCtlFunc   run;
  PsRight     right;
} PsCtlCommand;

const PsCtlCommand *ps_ctl_commands        (guint               *n_commands);
guint               ps_ctl_command_n_words (const PsCtlCommand  *command);
gboolean            ps_ctl_command_is_of   (const PsCtlCommand  *command,
                                            GPtrArray           *words);
const PsCtlCommand *ps_ctl_command_find    (const PsCtlOptions  *options,
                                            GError             **error);
gboolean            ps_ctl_command_check   (const PsCtlCommand  *command,
                                            const PsCtlOptions  *options,
                                            GError             **error);

/* Each in a file of its family. */
gboolean ps_ctl_init              (PsCtl *ctl, GError **error);
gboolean ps_ctl_user_add          (PsCtl *ctl, GError **error);
gboolean ps_ctl_user_list         (PsCtl *ctl, GError **error);
gboolean ps_ctl_user_passphrase   (PsCtl *ctl, GError **error);
gboolean ps_ctl_user_recover      (PsCtl *ctl, GError **error);
gboolean ps_ctl_user_remove       (PsCtl *ctl, GError **error);
gboolean ps_ctl_sample            (PsCtl *ctl, GError **error);
gboolean ps_ctl_group_add         (PsCtl *ctl, GError **error);
gboolean ps_ctl_group_list        (PsCtl *ctl, GError **error);
gboolean ps_ctl_group_show        (PsCtl *ctl, GError **error);
gboolean ps_ctl_import_members    (PsCtl *ctl, GError **error);
gboolean ps_ctl_export_members    (PsCtl *ctl, GError **error);
gboolean ps_ctl_export_attendance (PsCtl *ctl, GError **error);
gboolean ps_ctl_export_calendar   (PsCtl *ctl, GError **error);
gboolean ps_ctl_export_person     (PsCtl *ctl, GError **error);
gboolean ps_ctl_export_topics     (PsCtl *ctl, GError **error);
gboolean ps_ctl_meeting_list      (PsCtl *ctl, GError **error);
gboolean ps_ctl_meeting_show      (PsCtl *ctl, GError **error);
gboolean ps_ctl_paper_agenda      (PsCtl *ctl, GError **error);
gboolean ps_ctl_paper_cards       (PsCtl *ctl, GError **error);
gboolean ps_ctl_paper_sign_in     (PsCtl *ctl, GError **error);
gboolean ps_ctl_rehearse          (PsCtl *ctl, GError **error);
gboolean ps_ctl_topics_search     (PsCtl *ctl, GError **error);
gboolean ps_ctl_backup            (PsCtl *ctl, GError **error);
gboolean ps_ctl_restore           (PsCtl *ctl, GError **error);
gboolean ps_ctl_check             (PsCtl *ctl, GError **error);
gboolean ps_ctl_audit             (PsCtl *ctl, GError **error);

G_END_DECLS
