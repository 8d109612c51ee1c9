/* peersidectl paper */
#include "ps-ctl-paper.h"

#include <glib/gi18n-lib.h>

#include "ps-agenda-page.h"
#include "ps-audit-note.h"
#include "ps-cards-page.h"
#include "ps-ctl-command.h"
#include "ps-ctl-json.h"
#include "ps-ctl-vault.h"

/**
 * ps_ctl_paper_size:
 * @size: (out): the sheet that was asked for
 *
 * Errors: %G_OPTION_ERROR for one that there is not.
 */
gboolean
ps_ctl_paper_size (PsCtl        *ctl,
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

/**
 * ps_ctl_paper_file:
 * @file: (out) (transfer full): where the pages go; what ends up on a terminal would not be a page
 *
 * Errors: %G_OPTION_ERROR.
 */
gboolean
ps_ctl_paper_file (PsCtl   *ctl,
                   GFile  **file,
                   GError **error)
{
  const char *path = ps_ctl_options_get (ctl->options, PS_CTL_OUTPUT);

  if (g_str_equal (path, "-"))
    return ps_ctl_usage (error, _("Pages are written to a file: give its name after “--output”."));

  *file = g_file_new_for_path (path);

  return TRUE;
}

/**
 * ps_ctl_paper_language:
 * @language: (out) (transfer full) (nullable): the language that was asked for; %NULL for the screen’s
 *
 * Has to come before the vault is opened: then there is one thread, and gettext has not been asked
 * anything.
 *
 * Errors: %G_OPTION_ERROR for one that there is not.
 */
gboolean
ps_ctl_paper_language (PsCtl            *ctl,
                       PsPaperLanguage **language,
                       GError          **error)
{
  const char *name = ps_ctl_options_get (ctl->options, PS_CTL_LANGUAGE);
  g_autoptr (GError) local = NULL;

  *language = NULL;
  if (name == NULL)
    return TRUE;

  *language = ps_paper_language_new (name, &local);
  if (*language == NULL)
    return ps_ctl_usage (error, "%s", local->message);

  return TRUE;
}

/**
 * ps_ctl_paper_blame:
 * @file: where the pages were to go
 * @error: what went wrong
 *
 * Says of an error that it is about the pages.
 */
void
ps_ctl_paper_blame (GFile   *file,
                    GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  /* Translators: a file; the reason follows. */
  g_prefix_error (error, _("The pages could not be written to “%s”: "), name);
}

/* Whose paper it is, on which sheet and in which language. */
typedef struct {
  gint64           group_id;
  PsGroup         *group;
  GPtrArray       *agenda;
  PsPaperLanguage *language;   /* nullable: that of the screen */
  PsPaperSize      size;
  GFile           *file;
} Paper;

static void
paper_clear (Paper *self)
{
  g_clear_object (&self->group);
  g_clear_pointer (&self->agenda, g_ptr_array_unref);
  g_clear_pointer (&self->language, ps_paper_language_free);
  g_clear_object (&self->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

static gboolean
open_paper (PsCtl   *ctl,
            Paper   *paper,
            GError **error)
{
  g_autoptr (GPtrArray) stored = NULL;
  PsGroups *groups;

  if (!ps_ctl_paper_size (ctl, &paper->size, error) || !ps_ctl_paper_file (ctl, &paper->file, error) ||
      !ps_ctl_paper_language (ctl, &paper->language, error) || !ps_ctl_open (ctl, error) ||
      !ps_ctl_find_group (ctl, ps_ctl_options_get (ctl->options, PS_CTL_GROUP), &paper->group_id,
                          error))
    return FALSE;

  groups = ps_workspace_get_groups (ctl->workspace);
  paper->group = ps_groups_find (groups, paper->group_id, error);
  stored = paper->group != NULL ? ps_groups_get_agenda (groups, paper->group_id, error) : NULL;
  if (stored == NULL)
    return FALSE;

  paper->agenda = paper->language != NULL
                ? ps_paper_language_translate (paper->language, stored)
                : g_steal_pointer (&stored);

  return TRUE;
}

/* @save draws in the paper’s language, and what it cannot do is said in the screen’s. */
static gboolean
write_paper (PsCtl       *ctl,
             Paper       *paper,
             const char  *what,
             gboolean   (*save) (PsCtl *ctl, Paper *paper, GError **error),
             GError     **error)
{
  gboolean done;

  if (!ps_audit_note_now (ps_workspace_get_db (ctl->workspace), PS_AUDIT_PRINT, PS_AUDIT_GROUP,
                          paper->group_id, what, error))
    return FALSE;

  if (paper->language != NULL)
    ps_paper_language_begin (paper->language);
  done = save (ctl, paper, error);
  if (paper->language != NULL)
    ps_paper_language_end (paper->language);
  if (done)
    return TRUE;

  ps_ctl_paper_blame (paper->file, error);

  return FALSE;
}

static gboolean
save_agenda (PsCtl   *ctl,
             Paper   *paper,
             GError **error)
{
  const PsGroupRow *row = ps_group_get_row (paper->group);
  g_autoptr (GPtrArray) next = ps_groups_get_next_dates (ps_workspace_get_groups (ctl->workspace),
                                                         paper->group_id, 1, error);
  g_autoptr (GTimeZone) zone = ps_ctl_zone (row->zone);
  g_autofree char *agreement = NULL;
  g_autoptr (PsAgendaPage) page = NULL;
  gint64 starts_at = 0;

  if (next == NULL)
    return FALSE;

  if (next->len > 0)
    starts_at = ((const PsUpcoming *) g_ptr_array_index (next, 0))->starts_at;
  if (paper->language != NULL)
    agreement = ps_paper_language_translate_points (paper->language, row->agreement);
  page = ps_agenda_page_new (row->name, row->place, starts_at, zone, paper->agenda,
                             agreement != NULL ? agreement : row->agreement);

  return ps_agenda_page_save_pdf (page, paper->file, paper->size, NULL, error);
}

gboolean
ps_ctl_paper_agenda (PsCtl   *ctl,
                     GError **error)
{
  g_auto (Paper) paper = { 0 };

  return open_paper (ctl, &paper, error) &&
         write_paper (ctl, &paper, "agenda", save_agenda, error);
}

static gboolean
save_cards (PsCtl   *ctl G_GNUC_UNUSED,
            Paper   *paper,
            GError **error)
{
  g_autoptr (PsPages) pages = ps_cards_page_new (ps_group_get_row (paper->group)->name,
                                                 paper->agenda);

  return ps_pages_save_pdf (pages, paper->file, paper->size, NULL, error);
}

gboolean
ps_ctl_paper_cards (PsCtl   *ctl,
                    GError **error)
{
  g_auto (Paper) paper = { 0 };

  return open_paper (ctl, &paper, error) &&
         write_paper (ctl, &paper, "cards", save_cards, error);
}
