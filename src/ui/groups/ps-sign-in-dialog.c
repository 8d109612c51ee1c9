#include "ps-sign-in-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-combo-list.h"
#include "ps-date-words.h"
#include "ps-pages-give.h"
#include "ps-paper-language.h"
#include "ps-paper-languages.h"
#include "ps-sign-in-page.h"
#include "ps-text.h"
#include "ps-time-words.h"
#include "ps-toast.h"

/**
 * PsSignInDialog:
 *
 * Asks what the sheet is to be like on which people sign in to a meeting, and prints or saves it. All
 * has been chosen already as most people want it: the next meeting, with names, as many blank lines as
 * fill the page, in the language of the screen.
 *
 * Of a Part 2 group the names are left out unless somebody asks for them: see ps_sign_in_gate().
 */
struct _PsSignInDialog
{
  PsDialog     parent_instance;

  PsWorkspace *workspace;
  GtkWidget   *near;         /* weak */
  GPtrArray   *meetings;
  GPtrArray   *languages;    /* of strings, in the order of the row; NULL for the screen’s */
  gboolean     head_count;

  GtkLabel    *title_label;
  GtkLabel    *when_label;
  AdwComboRow *meeting_row;
  GtkWidget   *names_row;
  GtkSwitch   *names_switch;
  AdwComboRow *lines_row;
  GtkSwitch   *large_switch;
  AdwComboRow *language_row;
};

G_DEFINE_FINAL_TYPE (PsSignInDialog, ps_sign_in_dialog, PS_TYPE_DIALOG)

/* In the order of the row; the first fills the page. */
static const int blank_lines[] = { PS_SIGN_IN_FILL, 0, 3, 6, 10, 15, 20, 30, 40 };

static const PsDoorMeeting *
get_meeting (PsSignInDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->meeting_row);

  return g_ptr_array_index (self->meetings, selected < self->meetings->len ? selected : 0);
}

static int
get_blank_lines (PsSignInDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->lines_row);

  return blank_lines[selected < G_N_ELEMENTS (blank_lines) ? selected : 0];
}

static const char *
get_language (PsSignInDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);

  return selected < self->languages->len ? g_ptr_array_index (self->languages, selected) : NULL;
}

static PsPages *
make_pages (PsSignInDialog  *self,
            const PsSignIn  *sheet,
            const char      *notice,
            GError         **error)
{
  const char *name = get_language (self);
  g_autoptr (PsPaperLanguage) language = NULL;
  PsPages *pages;

  if (name != NULL)
    {
      language = ps_paper_language_new_for_words (name, error);
      if (language == NULL)
        return NULL;

      ps_paper_language_begin (language);
    }
  pages = ps_sign_in_page_new (sheet, get_blank_lines (self), gtk_switch_get_active (self->large_switch),
                               notice);
  if (language != NULL)
    ps_paper_language_end (language);

  return pages;
}

/* It is done near what asked for the dialog, which is gone by then. */
static gboolean
put (PsSignInDialog  *self,
     gboolean         print,
     GError         **error)
{
  const PsPagesPaper paper = {
    .detail = "sign-in",
    .save_title = _("Save the Sign-In Sheet"),
    /* Translators: a file’s name. */
    .file_name = _("sign-in-sheet.pdf"),
    .saved = _("Sign-in sheet saved"),
  };
  PsDb *db = ps_workspace_get_db (self->workspace);
  const PsClock *clock = ps_workspace_get_clock (self->workspace);
  gboolean with_names = !self->head_count && gtk_switch_get_active (self->names_switch);
  g_autoptr (PsSignIn) sheet = ps_sign_in_new (db, clock, get_meeting (self), with_names, error);
  g_autoptr (PsDisclosure) gate = sheet != NULL ? ps_sign_in_gate (sheet, print ? "print" : "pdf")
                                                : NULL;
  PsPages *pages;

  if (sheet == NULL || (gate != NULL && !ps_disclosure_check (gate, ps_db_get_reader (db), clock, error)))
    return FALSE;

  pages = make_pages (self, sheet, gate != NULL ? ps_sign_in_get_notice (sheet, gate) : NULL, error);
  if (pages == NULL)
    return FALSE;

  if (gate != NULL)
    ps_pages_give (self->near, self->workspace, pages, g_steal_pointer (&gate), &paper, print);
  else
    ps_pages_print (self->near, pages, &paper, print, db, sheet->group_id);

  return TRUE;
}

static void
put_and_close (PsSignInDialog *self,
               gboolean        print)
{
  g_autoptr (GError) error = NULL;

  /* The page behind may have gone with the lock. */
  if (self->near == NULL || ps_workspace_get_state (self->workspace) != PS_WORKSPACE_OPEN)
    return;

  put (self, print, &error);
  ps_dialog_saved (PS_DIALOG (self), error);
}

static void
ps_sign_in_dialog_save (PsDialog *dialog)
{
  put_and_close (PS_SIGN_IN_DIALOG (dialog), TRUE);
}

static void
save_pdf_cb (GtkWidget  *widget,
             const char *action_name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  put_and_close (PS_SIGN_IN_DIALOG (widget), FALSE);
}

static void
ps_sign_in_dialog_dispose (GObject *object)
{
  PsSignInDialog *self = PS_SIGN_IN_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_SIGN_IN_DIALOG);
  g_clear_weak_pointer (&self->near);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->languages, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_sign_in_dialog_parent_class)->dispose (object);
}

static void
ps_sign_in_dialog_class_init (PsSignInDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_sign_in_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_sign_in_dialog_save;
  gtk_widget_class_install_action (widget_class, "sign-in.save", NULL, save_pdf_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-sign-in-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsSignInDialog, title_label);
  gtk_widget_class_bind_template_child (widget_class, PsSignInDialog, when_label);
  gtk_widget_class_bind_template_child (widget_class, PsSignInDialog, meeting_row);
  gtk_widget_class_bind_template_child (widget_class, PsSignInDialog, names_row);
  gtk_widget_class_bind_template_child (widget_class, PsSignInDialog, names_switch);
  gtk_widget_class_bind_template_child (widget_class, PsSignInDialog, lines_row);
  gtk_widget_class_bind_template_child (widget_class, PsSignInDialog, large_switch);
  gtk_widget_class_bind_template_child (widget_class, PsSignInDialog, language_row);
}

static void
fill_lines (PsSignInDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  /* Translators: how many blank lines there are on a sheet. */
  gtk_string_list_append (list, _("As many as fill the page"));
  /* Translators: no blank lines. */
  gtk_string_list_append (list, C_("blank lines", "None"));
  for (guint i = 2; i < G_N_ELEMENTS (blank_lines); i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", blank_lines[i]);

      gtk_string_list_append (list, number);
    }
  adw_combo_row_set_model (self->lines_row, G_LIST_MODEL (list));
}

static void
add_language (PsSignInDialog *self,
              GtkStringList  *list,
              const char     *code,
              gboolean        is_current)
{
  g_autoptr (PsPaperLanguage) language = ps_paper_language_new_for_words (code, NULL);
  g_autofree char *name = NULL;

  /* Not on this system. */
  if (language == NULL)
    return;

  name = ps_paper_language_dup_name (language);
  gtk_string_list_append (list, name);
  g_ptr_array_add (self->languages, is_current ? NULL : g_strdup (code));
  if (is_current)
    adw_combo_row_set_selected (self->language_row, self->languages->len - 1);
}

static void
fill_languages (PsSignInDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *current = ps_paper_languages_current ();
  g_auto (GStrv) codes = ps_paper_languages_list ();

  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (list));
  for (guint i = 0; codes[i] != NULL; i++)
    add_language (self, list, codes[i], g_str_equal (codes[i], current));
  gtk_widget_set_visible (GTK_WIDGET (self->language_row), self->languages->len > 1);
}

static void
ps_sign_in_dialog_init (PsSignInDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  self->languages = g_ptr_array_new_with_free_func (g_free);
  fill_lines (self);
  ps_combo_list_whole (self->meeting_row);
  ps_combo_list_whole (self->lines_row);
  ps_combo_row_describe (self->meeting_row);
  ps_combo_row_describe (self->lines_row);
  ps_combo_row_describe (self->language_row);
  fill_languages (self);
}

static char *
dup_words (const PsDoorMeeting *meeting,
           gint64               now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate day = ps_date_of_instant (meeting->starts_at, zone, NULL);
  GDate today = ps_date_of_instant (now, zone, NULL);
  g_autofree char *date = ps_date_words_day (&day, &today, NULL);
  g_autofree char *time = ps_time_words (meeting->starts_at, zone, NULL);

  /* Translators: a day and a time of day. */
  return g_strdup_printf (_("%s, %s"), date, time);
}

static void
fill_meetings (PsSignInDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  gint64 now = ps_clock_wall (ps_workspace_get_clock (self->workspace));

  for (guint i = 0; i < self->meetings->len; i++)
    {
      g_autofree char *words = dup_words (g_ptr_array_index (self->meetings, i), now);

      gtk_string_list_append (list, words);
    }
  adw_combo_row_set_model (self->meeting_row, G_LIST_MODEL (list));
  gtk_widget_set_visible (GTK_WIDGET (self->meeting_row), self->meetings->len > 1);
}

static void
show_group (PsSignInDialog   *self,
            const PsGroupRow *group)
{
  gboolean is_neutral = group->neutral_name != NULL && *group->neutral_name != '\0' &&
                        !g_str_equal (group->neutral_name, group->name);
  g_autofree char *words = NULL;

  gtk_label_set_label (self->title_label, group->name);
  if (self->meetings->len == 1)
    words = dup_words (g_ptr_array_index (self->meetings, 0),
                       ps_clock_wall (ps_workspace_get_clock (self->workspace)));
  else if (is_neutral)
    /* Translators: %s is a name of a group that does not say what it is about. */
    words = g_strdup_printf (_("The sheet says “%s”."), group->neutral_name);
  gtk_label_set_label (self->when_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->when_label), words != NULL);

  self->head_count = group->head_count;
  gtk_widget_set_visible (self->names_row, !group->head_count);
  gtk_switch_set_active (self->names_switch, !group->part2);
  if (group->part2)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->names_row),
                                 _("With names, the sheet of a Part 2 group is for those who lead it. "
                                   "What lies at the door has blank lines only."));
}

/**
 * ps_sign_in_dialog_new:
 * @workspace: a workspace that is open
 * @near: a widget of the window that asks
 * @meetings: (element-type PsDoorMeeting): of which there can be a sheet, all of one group; the first
 *   is chosen
 *
 * Returns: (transfer floating) (nullable): the dialog; %NULL where there is no such group any more
 */
PsDialog *
ps_sign_in_dialog_new (PsWorkspace *workspace,
                       GtkWidget   *near,
                       GPtrArray   *meetings)
{
  const PsDoorMeeting *first = g_ptr_array_index (meetings, 0);
  g_autoptr (PsGroup) group = ps_groups_find (ps_workspace_get_groups (workspace), first->group_id, NULL);
  PsSignInDialog *self;

  if (group == NULL)
    return NULL;

  self = g_object_new (PS_TYPE_SIGN_IN_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->near, near);
  self->meetings = g_ptr_array_ref (meetings);
  fill_meetings (self);
  show_group (self, ps_group_get_row (group));

  return PS_DIALOG (self);
}

/* So many dates can be chosen from. */
#define DATES_MAX 8

/**
 * ps_sign_in_dialog_present:
 * @workspace: a workspace that is open
 * @near: a widget of the window that asks
 * @group_id: whose next meetings
 *
 * Shows the dialog; or says why there is nothing to choose from.
 */
void
ps_sign_in_dialog_present (PsWorkspace *workspace,
                           GtkWidget   *near,
                           gint64       group_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = ps_sign_in_dates (ps_workspace_get_groups (workspace), group_id,
                                                     DATES_MAX, &error);
  PsDialog *dialog;

  if (meetings == NULL)
    {
      ps_toast_error (near, error);
      return;
    }
  if (meetings->len == 0)
    {
      ps_toast (near, _("This group has no next meeting. Give it a day and a time first."));
      return;
    }

  dialog = ps_sign_in_dialog_new (workspace, near, meetings);
  if (dialog != NULL)
    ps_dialog_present (dialog, near);
}
