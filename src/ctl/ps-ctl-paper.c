/* peersidectl paper */
#include "ps-ctl-command.h"

#include <glib/gi18n-lib.h>

#include "ps-agenda-page.h"
#include "ps-audit-note.h"
#include "ps-ctl-json.h"
#include "ps-ctl-vault.h"

static gboolean
get_size (PsCtl        *ctl,
          PsPaperSize  *size,
          GError      **error)
{
  const char *name = ps_ctl_options_get (ctl->options, PS_CTL_PAPER);
  g_autofree char *valid = NULL;

  *size = PS_PAPER_A4;
  if (name == NULL || g_ascii_strcasecmp (name, "a4") == 0)
    return TRUE;

  *size = PS_PAPER_LETTER;
  if (g_ascii_strcasecmp (name, "letter") == 0)
    return TRUE;

  valid = g_utf8_make_valid (name, -1);

  return ps_ctl_usage (error, _("There is no paper “%s”. There are: a4, letter."), valid);
}

/* What ends up on a terminal would not be a page. */
static gboolean
get_file (PsCtl   *ctl,
          GFile  **file,
          GError **error)
{
  const char *path = ps_ctl_options_get (ctl->options, PS_CTL_OUTPUT);

  if (g_str_equal (path, "-"))
    return ps_ctl_usage (error, _("Pages are written to a file: give its name after “--output”."));

  *file = g_file_new_for_path (path);

  return TRUE;
}

static gboolean
save (PsAgendaPage *page,
      GFile        *file,
      PsPaperSize   size,
      GError      **error)
{
  g_autofree char *name = NULL;

  if (ps_agenda_page_save_pdf (page, file, size, NULL, error))
    return TRUE;

  name = g_file_get_parse_name (file);
  /* Translators: a file; the reason follows. */
  g_prefix_error (error, _("The pages could not be written to “%s”: "), name);

  return FALSE;
}

gboolean
ps_ctl_paper_agenda (PsCtl   *ctl,
                     GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (PsGroup) group = NULL;
  g_autoptr (GPtrArray) agenda = NULL;
  g_autoptr (GPtrArray) next = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (PsAgendaPage) page = NULL;
  const PsGroupRow *row;
  PsPaperSize size;
  PsGroups *groups;
  gint64 starts_at = 0;
  gint64 id;

  if (!get_size (ctl, &size, error) || !get_file (ctl, &file, error) || !ps_ctl_open (ctl, error) ||
      !ps_ctl_find_group (ctl, ps_ctl_options_get (ctl->options, PS_CTL_GROUP), &id, error))
    return FALSE;

  groups = ps_workspace_get_groups (ctl->workspace);
  group = ps_groups_find (groups, id, error);
  agenda = group != NULL ? ps_groups_get_agenda (groups, id, error) : NULL;
  next = agenda != NULL ? ps_groups_get_next_dates (groups, id, 1, error) : NULL;
  if (next == NULL)
    return FALSE;

  row = ps_group_get_row (group);
  zone = ps_ctl_zone (row->zone);
  if (next->len > 0)
    starts_at = ((const PsUpcoming *) g_ptr_array_index (next, 0))->starts_at;
  page = ps_agenda_page_new (row->name, row->place, starts_at, zone, agenda, row->agreement);

  return ps_audit_note_now (ps_workspace_get_db (ctl->workspace), PS_AUDIT_PRINT, PS_AUDIT_GROUP, id,
                            "agenda", error) &&
         save (page, file, size, error);
}
