#include "ps-group-care.h"


#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-care-deeds.h"
#include "ps-care-rows.h"
#include "ps-date-words.h"
#include "ps-list-box.h"
#include "ps-remember-words.h"
#include "ps-right.h"
#include "ps-waitlist-dialog.h"
#include "ps-waitlist-rows.h"

/**
 * PsGroupCare:
 *
 * Whom a group looks after, on its page: those it is asked to remember, those who are new, and those who
 * wait for a place. The front desk is shown the last, and works it.
 */
struct _PsGroupCare
{
  AdwBin       parent_instance;

  PsWorkspace *workspace;
  gint64       group_id;
  guint        serial;

  GtkWidget   *remember_group;
  GtkListBox  *remember_list;
  GtkWidget   *new_group;
  GtkListBox  *new_list;
  GtkWidget   *wait_group;
  GtkListBox  *wait_list;
};

G_DEFINE_FINAL_TYPE (PsGroupCare, ps_group_care, ADW_TYPE_BIN)

static PsCare *
get_care (PsGroupCare *self)
{
  return ps_workspace_get_care (self->workspace);
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        gint64      id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

/* Those it was asked about stay in the list: a mistake may be found later. */
static void
fill_remember (PsGroupCare *self)
{
  g_autoptr (GPtrArray) list = ps_care_list_lost (get_care (self), self->group_id);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    {
      const PsRemembranceRow *remembrance = g_ptr_array_index (list, i);
      g_autofree char *title =
        ps_remember_words_title (remembrance, ps_workspace_get_member_names (self->workspace));
      g_autoptr (GMenu) menu = g_menu_new ();
      GtkWidget *row = ps_row_new (NULL, title, ps_remember_words_state (remembrance));

      if (remembrance->settled_how == NULL)
        append (menu, _("_Not Wanted"), "waitlist.not-remembered", remembrance->id);
      append (menu, _("This Was a _Mistake"), "waitlist.not-died", remembrance->person_id);
      ps_row_add_menu (row, _("What can be done"), G_MENU_MODEL (menu));
      g_ptr_array_add (rows, row);
    }
  ps_list_box_refill (self->remember_list, rows);
  gtk_widget_set_visible (self->remember_group, rows->len > 0);
}

static char *
dup_progress (const PsWelcomeRow *row)
{
  guint done = 0;

  for (guint i = 0; i < PS_WELCOME_N_STEPS; i++)
    done += row->done_at[i] != 0;

  /* Translators: how many of the steps to welcome somebody are done. */
  return g_strdup_printf (ngettext ("%u of %u welcome step done", "%u of %u welcome steps done",
                                    PS_WELCOME_N_STEPS), done, PS_WELCOME_N_STEPS);
}

static void
fill_new (PsGroupCare *self)
{
  g_autoptr (GPtrArray) list = ps_care_list_new (get_care (self), self->group_id, 0);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    {
      const PsWelcomeRow *newcomer = g_ptr_array_index (list, i);
      g_autofree char *label =
        ps_member_names_dup_label (ps_workspace_get_member_names (self->workspace),
                                   newcomer->person_id, newcomer->name);
      g_autofree char *day = ps_care_words_day (self->workspace, newcomer->first_at);
      g_autofree char *progress = dup_progress (newcomer);
      /* Translators: %1$s is a day, %2$s how much of a welcome is done. */
      g_autofree char *subtitle = g_strdup_printf (_("First came %1$s · %2$s"), day, progress);
      GtkWidget *row;

      if (ps_welcome_row_is_done (newcomer))
        continue;

      row = ps_row_new (NULL, label, subtitle);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", newcomer->person_id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-member");
      ps_row_add_arrow (row);
      g_ptr_array_add (rows, row);
    }
  ps_list_box_refill (self->new_list, rows);
  gtk_widget_set_visible (self->new_group, rows->len > 0);
}

/* How many places there are, and whether somebody is to be asked. */
static char *
dup_description (PsGroupCare *self,
                 guint        n_waiting)
{
  g_autofree char *places = ps_care_dup_places_words (get_care (self), self->group_id);
  g_autoptr (GPtrArray) list = ps_care_list_free (get_care (self));
  g_autofree char *waiting =
    n_waiting == 0 ? g_strdup (_("Nobody waits."))
                   : g_strdup_printf (ngettext ("%u person waits.", "%u people wait.", n_waiting),
                                      n_waiting);

  for (guint i = 0; i < list->len; i++)
    {
      const PsWaitlistRow *next = g_ptr_array_index (list, i);
      g_autofree char *words = NULL;
      g_autofree char *escaped = NULL;

      if (next->group_id != self->group_id)
        continue;

      words = ps_waitlist_words_free (self->workspace, next);
      escaped = g_markup_escape_text (words, -1);

      /* Translators: %1$s is a sentence about who waits. */
      return places == NULL ? g_strdup (escaped)
             : g_strdup_printf (_("%1$s. A place is free: %2$s"), places, escaped);
    }

  /* Translators: how many places are taken, and how many people wait, a sentence. */
  return places != NULL ? g_strdup_printf (_("%1$s. %2$s"), places, waiting)
                        : g_steal_pointer (&waiting);
}

static void
fill_waiting (PsGroupCare *self)
{
  g_autoptr (GPtrArray) waiting = ps_care_list_waiting (get_care (self), self->group_id, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *description = NULL;
  guint taken;
  guint capacity;

  gtk_widget_set_visible (self->wait_group,
                          waiting != NULL && ps_care_get_places (get_care (self), self->group_id,
                                                                 &taken, &capacity));
  if (waiting == NULL)
    return;

  rows = ps_waitlist_rows (self->workspace, waiting);
  description = dup_description (self, waiting->len);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->wait_group), description);
  ps_list_box_refill (self->wait_list, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->wait_list), rows->len > 0);
}

static void
refresh (PsGroupCare *self)
{
  if (self->group_id == 0 || ps_workspace_get_state (self->workspace) != PS_WORKSPACE_OPEN)
    return;

  fill_remember (self);
  fill_new (self);
  fill_waiting (self);
}

static void
table_changed_cb (PsGroupCare *self)
{
  guint serial = ps_db_get_serial (ps_workspace_get_db (self->workspace));

  if (self->serial == serial)
    return;

  self->serial = serial;
  refresh (self);
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter G_GNUC_UNUSED)
{
  PsGroupCare *self = PS_GROUP_CARE (widget);

  ps_dialog_present (PS_DIALOG (ps_waitlist_dialog_new (self->workspace, widget, self->group_id)),
                     widget);
}

/* Whom a row is about; NULL where they are on the list no more. */
static PsWaitlistRow *
steal_row (PsGroupCare *self,
           gint64       id)
{
  g_autoptr (GPtrArray) waiting = ps_care_list_waiting (get_care (self), self->group_id, NULL);

  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    if (((PsWaitlistRow *) g_ptr_array_index (waiting, i))->id == id)
      return g_ptr_array_steal_index (waiting, i);

  return NULL;
}

static void
offer_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  PsGroupCare *self = PS_GROUP_CARE (widget);
  g_autoptr (PsWaitlistRow) row = steal_row (self, g_variant_get_int64 (parameter));

  if (row != NULL)
    ps_care_offer (self->workspace, widget, row, g_str_equal (action_name, "waitlist.offer"));
}

static void
end_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter)
{
  PsGroupCare *self = PS_GROUP_CARE (widget);
  g_autoptr (PsWaitlistRow) row = NULL;
  const char *how;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &how);
  row = steal_row (self, id);
  if (row != NULL)
    ps_care_end_wait (self->workspace, widget, row, how);
}

static void
not_remembered_cb (GtkWidget  *widget,
                   const char *action_name G_GNUC_UNUSED,
                   GVariant   *parameter)
{
  PsGroupCare *self = PS_GROUP_CARE (widget);
  g_autoptr (GPtrArray) list = ps_care_list_remembrances (get_care (self), self->group_id);

  for (guint i = 0; i < list->len; i++)
    {
      const PsRemembranceRow *row = g_ptr_array_index (list, i);

      if (row->id == g_variant_get_int64 (parameter))
        ps_care_settle (self->workspace, widget, row);
    }
}

static void
not_died_cb (GtkWidget  *widget,
             const char *action_name G_GNUC_UNUSED,
             GVariant   *parameter)
{
  ps_care_undo_died (PS_GROUP_CARE (widget)->workspace, widget, g_variant_get_int64 (parameter));
}

static void
ps_group_care_dispose (GObject *object)
{
  PsGroupCare *self = PS_GROUP_CARE (object);

  /* The template would take the child away, and AdwBin would not hear of it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_GROUP_CARE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_group_care_parent_class)->dispose (object);
}

static void
ps_group_care_class_init (PsGroupCareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_group_care_dispose;

  gtk_widget_class_install_action (widget_class, "waitlist.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "waitlist.offer", "x", offer_cb);
  gtk_widget_class_install_action (widget_class, "waitlist.not-offered", "x", offer_cb);
  gtk_widget_class_install_action (widget_class, "waitlist.end", "(xs)", end_cb);
  gtk_widget_class_install_action (widget_class, "waitlist.not-died", "x", not_died_cb);
  gtk_widget_class_install_action (widget_class, "waitlist.not-remembered", "x", not_remembered_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-group-care.ui");
  gtk_widget_class_bind_template_child (widget_class, PsGroupCare, remember_group);
  gtk_widget_class_bind_template_child (widget_class, PsGroupCare, remember_list);
  gtk_widget_class_bind_template_child (widget_class, PsGroupCare, new_group);
  gtk_widget_class_bind_template_child (widget_class, PsGroupCare, new_list);
  gtk_widget_class_bind_template_child (widget_class, PsGroupCare, wait_group);
  gtk_widget_class_bind_template_child (widget_class, PsGroupCare, wait_list);
}

static void
ps_group_care_init (PsGroupCare *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ps_group_care_set_workspace:
 * @workspace: open
 *
 * Once, before there is a group to show.
 */
void
ps_group_care_set_workspace (PsGroupCare *self,
                             PsWorkspace *workspace)
{
  static const char * const signals[] = {
    "changed::waitlist", "changed::welcome_step", "changed::remembrance", "changed::membership",
    "changed::person", "changed::contact_way", "changed::attendance", "changed::session",
    "changed::support_group", NULL,
  };

  g_return_if_fail (PS_IS_GROUP_CARE (self));

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; signals[i] != NULL; i++)
    g_signal_connect_object (ps_workspace_get_db (workspace), signals[i],
                             G_CALLBACK (table_changed_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * ps_group_care_set_group:
 * @group_id: which group to show, or 0 for none
 */
void
ps_group_care_set_group (PsGroupCare *self,
                         gint64       group_id)
{
  g_return_if_fail (PS_IS_GROUP_CARE (self));

  self->group_id = group_id;
  refresh (self);
}
