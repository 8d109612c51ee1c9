/* peersidectl paper sign-in */
#include "ps-ctl-paper.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-note.h"
#include "ps-ctl-command.h"
#include "ps-ctl-vault.h"
#include "ps-error.h"
#include "ps-sign-in-page.h"
#include "ps-today.h"

/* So many dates are looked through for the one that was asked for. */
#define DATES_MAX 60

typedef struct {
  PsPaperSize       size;
  GFile            *file;
  PsPaperLanguage  *language;   /* nullable */
  int               blank_lines;
  PsDoorMeeting    *meeting;
} Asked;

static void
asked_clear (Asked *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->language, ps_paper_language_free);
  g_clear_pointer (&self->meeting, ps_door_meeting_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

/* Today’s, which may have begun, and those that are to come. */
static GPtrArray *
list_meetings (PsCtl   *ctl,
               gint64   group_id,
               GError **error)
{
  PsGroups *groups = ps_workspace_get_groups (ctl->workspace);
  g_autoptr (GPtrArray) today = ps_door_list (ps_workspace_get_db (ctl->workspace), groups, ctl->clock,
                                              error);
  g_autoptr (GPtrArray) next = today != NULL ? ps_sign_in_dates (groups, group_id, DATES_MAX, error)
                                             : NULL;

  if (next == NULL)
    return NULL;

  for (guint i = 0; i < today->len; i++)
    {
      const PsDoorMeeting *meeting = g_ptr_array_index (today, i);

      if (meeting->group_id == group_id && meeting->session_id != 0)
        g_ptr_array_insert (next, 0, ps_door_meeting_copy (meeting));
    }

  return g_steal_pointer (&next);
}

static gboolean
is_on (const PsDoorMeeting *meeting,
       const char          *zone,
       const char          *date)
{
  char day[PS_DATE_ISO_SIZE];

  ps_local_day (meeting->starts_at, zone, day);

  return g_str_equal (day, date);
}

static gboolean
find_meeting (PsCtl    *ctl,
              gint64    group_id,
              Asked    *asked,
              GError  **error)
{
  const char *date = ps_ctl_options_get (ctl->options, PS_CTL_DATE);
  g_autoptr (PsGroup) group = ps_groups_find (ps_workspace_get_groups (ctl->workspace), group_id, error);
  g_autoptr (GPtrArray) meetings = group != NULL ? list_meetings (ctl, group_id, error) : NULL;
  GDate valid;

  if (meetings == NULL)
    return FALSE;

  if (date != NULL && !ps_date_from_iso (date, &valid))
    return ps_ctl_usage (error, _("“%s” is no day. Write it as YYYY-MM-DD."), date);

  for (guint i = 0; i < meetings->len; i++)
    {
      const PsDoorMeeting *meeting = g_ptr_array_index (meetings, i);

      /* One that is over is printed for who asks for its day only. */
      if (date != NULL ? is_on (meeting, ps_group_get_row (group)->zone, date)
                       : meeting->ends_at > ps_clock_wall (ctl->clock))
        {
          asked->meeting = ps_door_meeting_copy (meeting);
          return TRUE;
        }
    }

  g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                       date != NULL ? _("The group does not meet on that day, as far as it is known now.")
                                    : _("The group has no next meeting. Give it a day and a time first."));

  return FALSE;
}

static gboolean
save (PsPages      *pages,
      GFile        *file,
      const Asked  *asked,
      GError      **error)
{
  if (ps_pages_save_pdf (pages, file, asked->size, NULL, error))
    return TRUE;

  ps_ctl_paper_blame (asked->file, error);

  return FALSE;
}

static gboolean
give (PsCtl         *ctl,
      PsDisclosure  *gate,
      GError       **error)
{
  return ps_disclosure_give (gate, ps_workspace_get_db (ctl->workspace),
                             ps_workspace_get_keys (ctl->workspace), ctl->clock, NULL, NULL, error);
}

/* Under a name that nobody looks at: either it is written down and there, or neither. What is no file
 * cannot be given another's place.
 */
static gboolean
pass_into_file (PsCtl         *ctl,
                PsPages       *pages,
                PsDisclosure  *gate,
                const Asked   *asked,
                GError       **error)
{
  g_autofree char *path = g_file_get_path (asked->file);
  g_autofree char *name = g_strdup_printf ("%s.%08x.part", path, g_random_int ());
  g_autoptr (GFile) fresh = g_file_new_for_path (name);

  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return give (ctl, gate, error) && save (pages, asked->file, asked, error);

  if (!save (pages, fresh, asked, error))
    return FALSE;

  if (give (ctl, gate, error))
    {
      if (g_file_move (fresh, asked->file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
        return TRUE;

      ps_ctl_paper_blame (asked->file, error);
    }
  g_file_delete (fresh, NULL, NULL);

  return FALSE;
}

/* It names nobody, and so there is no gate to pass. */
static gboolean
write_blank (PsCtl        *ctl,
             PsPages      *pages,
             const Asked  *asked,
             GError      **error)
{
  return ps_audit_note_now (ps_workspace_get_db (ctl->workspace), PS_AUDIT_PRINT, PS_AUDIT_GROUP,
                            asked->meeting->group_id, "sign-in", error) &&
         save (pages, asked->file, asked, error);
}

static PsPages *
make_pages (PsCtl           *ctl,
            const Asked     *asked,
            const PsSignIn  *sheet,
            const char      *notice)
{
  gboolean large = ps_ctl_options_has (ctl->options, PS_CTL_LARGE_PRINT);
  PsPages *pages;

  if (asked->language != NULL)
    ps_paper_language_begin (asked->language);
  pages = ps_sign_in_page_new (sheet, asked->blank_lines, large, notice);
  if (asked->language != NULL)
    ps_paper_language_end (asked->language);

  return pages;
}

static gboolean
take_asked (PsCtl    *ctl,
            Asked    *asked,
            GError  **error)
{
  const char *group = ps_ctl_options_get (ctl->options, PS_CTL_GROUP);
  gint64 group_id;
  guint64 lines;

  asked->blank_lines = PS_SIGN_IN_FILL;
  if (ps_ctl_options_has (ctl->options, PS_CTL_BLANK_LINES))
    {
      if (!ps_ctl_options_get_number (ctl->options, PS_CTL_BLANK_LINES, 0, PS_SIGN_IN_BLANK_MAX, &lines,
                                      error))
        return FALSE;

      asked->blank_lines = (int) lines;
    }

  return ps_ctl_paper_size (ctl, &asked->size, error) && ps_ctl_paper_file (ctl, &asked->file, error) &&
         ps_ctl_paper_language (ctl, &asked->language, error) && ps_ctl_open (ctl, error) &&
         ps_ctl_find_group (ctl, group, &group_id, error) && find_meeting (ctl, group_id, asked, error);
}

gboolean
ps_ctl_paper_sign_in (PsCtl   *ctl,
                      GError **error)
{
  g_auto (Asked) asked = { 0 };
  g_autoptr (PsSignIn) sheet = NULL;
  g_autoptr (PsDisclosure) gate = NULL;
  g_autoptr (PsPages) pages = NULL;
  const char *notice = NULL;

  if (!take_asked (ctl, &asked, error))
    return FALSE;

  sheet = ps_sign_in_new (ps_workspace_get_db (ctl->workspace), ctl->clock, asked.meeting,
                          !ps_ctl_options_has (ctl->options, PS_CTL_NO_NAMES), error);
  if (sheet == NULL)
    return FALSE;

  gate = ps_sign_in_gate (sheet, "pdf");
  if (gate != NULL)
    {
      if (!ps_disclosure_check (gate, ps_ctl_get_reader (ctl), ctl->clock, error))
        return FALSE;

      notice = ps_sign_in_get_notice (sheet, gate);
    }
  pages = make_pages (ctl, &asked, sheet, notice);

  return gate != NULL ? pass_into_file (ctl, pages, gate, &asked, error)
                      : write_blank (ctl, pages, &asked, error);
}
