#include "ps-today-page.h"

#include "ps-a11y.h"
#include "ps-list-box.h"
#include "ps-page-header.h"
#include "ps-right.h"
#include "ps-today-care.h"
#include "ps-today-meetings.h"
#include "ps-today-rows.h"
#include "ps-today-words.h"
#include "ps-vault-notice.h"
#include "ps-wake.h"

#include <glib/gi18n-lib.h>

/**
 * PsTodayPage:
 *
 * What is next: the meeting to start, what waits to be written or done, and the coming week. While
 * a meeting runs the window shows that and no page, so there is no way back to it from here. Whoever
 * leads none has the day's meetings instead of the one to start, with the attendance at the door.
 *
 * It follows the database, and the clock by a PsWake: what is seen holds until the next meeting is
 * over or the day is.
 */
struct _PsTodayPage
{
  AdwBin               parent_instance;

  PsWorkspace         *workspace;
  guint                serial;      /* of the commit that was shown last */
  PsWake              *wake;

  PsVaultNotice       *vault_notice;
  GtkStack            *stack;
  GtkLabel            *card_title;
  GtkLabel            *card_text;
  GtkLabel            *card_plan;
  GtkButton           *card_button;
  GtkWidget           *card;
  GtkWidget           *meetings_group;
  GtkListBox          *meetings_list;
  GtkWidget           *waiting_group;
  GtkListBox          *waiting_list;
  GtkWidget           *days_group;
  GtkListBox          *days_list;
  GtkWidget           *new_group_button;
  GtkWidget           *show_groups_button;
};

/* So long after a meeting its debrief is the next thing to do; later it is one of those that wait. */
#define FRESH_US (3 * G_TIME_SPAN_HOUR)
#define DAYS 7

G_DEFINE_FINAL_TYPE (PsTodayPage, ps_today_page, ADW_TYPE_BIN)

static gboolean
leads (PsTodayPage *self)
{
  return ps_roles_may (ps_workspace_get_roles (self->workspace), PS_RIGHT_MEETINGS);
}

static gint64
now (PsTodayPage *self)
{
  return ps_clock_wall (ps_workspace_get_clock (self->workspace));
}

static void
set_card (PsTodayPage *self,
          const char  *title,
          const char  *text,
          const char  *label,
          const char  *action,
          GVariant    *target)
{
  g_autoptr (GVariant) sunk = target != NULL ? g_variant_ref_sink (target) : NULL;

  gtk_label_set_label (self->card_title, title);
  gtk_label_set_label (self->card_text, text);
  gtk_button_set_label (self->card_button, label);
  ps_a11y_name_button (self->card_button, NULL);

  /* The target goes first: an action that takes one must never be asked about without it. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->card_button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->card_button), sunk);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->card_button), action);
}

/* (element-type PsDebrief): those that are owed, the newest first. */
static GPtrArray *
get_waiting (PsTodayPage *self)
{
  PsDebriefs *debriefs = ps_workspace_get_debriefs (self->workspace);
  g_autoptr (PsRowList) list = ps_debriefs_list_new (debriefs);
  GPtrArray *waiting = g_ptr_array_new_with_free_func (g_object_unref);
  guint left = ps_debriefs_count_waiting (debriefs);

  ps_row_list_load_rest (list);
  for (guint i = 0; left > 0 && i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (PsDebrief) debrief = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_strcmp0 (ps_debrief_get_row (debrief)->state, "waiting") == 0)
        {
          g_ptr_array_add (waiting, g_steal_pointer (&debrief));
          left--;
        }
    }

  return waiting;
}

static gboolean
same_meeting (const PsUpcoming *one,
              const PsUpcoming *other)
{
  return one != NULL && one->group_id == other->group_id && g_str_equal (one->rule_on, other->rule_on);
}

/* What is planned for the meeting of the card, and who comes to it. */
static void
show_plan (PsTodayPage      *self,
           const PsUpcoming *next)
{
  PsSeries *series = ps_workspace_get_series (self->workspace);
  g_autofree char *topic = NULL;
  g_autoptr (PsBookingRow) guest = NULL;
  g_autofree char *words = NULL;

  if (next != NULL)
    {
      topic = ps_series_dup_topic (series, next->group_id, next->rule_on);
      guest = ps_series_find_guest (series, next->group_id, next->rule_on);
      words = ps_today_words_plan (topic, guest);
    }
  gtk_label_set_label (self->card_plan, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->card_plan), words != NULL);
}

/* Returns: (nullable): the debrief that the card is about, whose meeting has just ended */
static PsDebrief *
fill_card (PsTodayPage      *self,
           GPtrArray        *waiting,
           const PsUpcoming *next)
{
  PsDebrief *newest = waiting->len > 0 ? g_ptr_array_index (waiting, 0) : NULL;

  gtk_widget_set_visible (self->card, leads (self));
  show_plan (self, NULL);
  if (!leads (self))
    return NULL;

  if (newest != NULL && now (self) - ps_debrief_get_row (newest)->ended_at < FRESH_US)
    {
      const PsDebriefRow *row = ps_debrief_get_row (newest);
      g_autofree char *text = ps_today_words_just_ran (row);

      set_card (self, _("How was it?"), text, _("_Write Debrief"), "win.open-debrief",
                g_variant_new_int64 (row->session_id));
      return newest;
    }
  else if (next != NULL)
    {
      g_autofree char *text = ps_today_words_card (next, now (self));

      set_card (self, next->group_name, text, _("_Start Meeting…"), "win.start-meeting",
                g_variant_new ("(xs)", next->group_id, next->rule_on));
      show_plan (self, next);
    }
  else
    {
      gtk_widget_set_visible (self->card, FALSE);
    }

  return NULL;
}

static guint
fill_waiting (PsTodayPage *self,
              GPtrArray   *waiting,
              PsDebrief   *on_card)
{
  PsDebriefs *debriefs = ps_workspace_get_debriefs (self->workspace);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate today = ps_date_of_instant (now (self), zone, NULL);
  char until_on[PS_DATE_ISO_SIZE];

  for (guint i = 0; i < waiting->len; i++)
    {
      PsDebrief *debrief = g_ptr_array_index (waiting, i);

      if (debrief != on_card)
        g_ptr_array_add (rows, ps_today_row_new_debrief (ps_debrief_get_row (debrief), now (self)));
    }

  ps_date_to_iso (&today, until_on);
  due = ps_debriefs_get_follow_ups (debriefs, until_on, NULL);
  for (guint i = 0; due != NULL && i < due->len; i++)
    g_ptr_array_add (rows, ps_today_row_new_follow_up (debriefs, g_ptr_array_index (due, i), now (self)));

  ps_today_care_add_rows (self->workspace, rows);

  ps_list_box_refill (self->waiting_list, rows);
  gtk_widget_set_visible (self->waiting_group, rows->len > 0);

  return rows->len;
}

static guint
fill_meetings (PsTodayPage *self)
{
  g_autoptr (GPtrArray) rows = leads (self) ? g_ptr_array_new ()
                                            : ps_today_meetings_rows (self->workspace);

  ps_list_box_refill (self->meetings_list, rows);
  gtk_widget_set_visible (self->meetings_group, rows->len > 0);

  return rows->len;
}

/* Where the day has a list of its own, the coming ones begin with tomorrow. */
static guint
fill_days (PsTodayPage      *self,
           const PsUpcoming *on_card)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) upcoming =
    ps_groups_get_upcoming (ps_workspace_get_groups (self->workspace),
                            leads (self) ? now (self) : ps_wake_midnight (now (self), 1),
                            ps_wake_midnight (now (self), DAYS), NULL);

  for (guint i = 0; upcoming != NULL && i < upcoming->len; i++)
    if (!same_meeting (on_card, g_ptr_array_index (upcoming, i)))
      g_ptr_array_add (rows, ps_today_row_new_day (g_ptr_array_index (upcoming, i), now (self)));

  ps_list_box_refill (self->days_list, rows);
  gtk_widget_set_visible (self->days_group, rows->len > 0);

  return rows->len;
}

/* What is shown holds until the next meeting is over, a fresh debrief is not fresh any more, or the
 * day is over.
 */
static void
arm (PsTodayPage      *self,
     const PsUpcoming *next,
     PsDebrief        *fresh)
{
  gint64 at = ps_wake_midnight (now (self), 1);

  if (next != NULL)
    at = MIN (at, next->starts_at + (gint64) next->minutes * G_TIME_SPAN_MINUTE);
  if (fresh != NULL)
    at = MIN (at, ps_debrief_get_row (fresh)->ended_at + FRESH_US);

  ps_wake_set (self->wake, at);
}

static void
refresh (PsTodayPage *self)
{
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (PsUpcoming) next = NULL;
  PsDebrief *fresh;
  guint n;

  if (ps_workspace_get_state (self->workspace) != PS_WORKSPACE_OPEN)
    return;

  ps_vault_notice_refresh (self->vault_notice);
  waiting = get_waiting (self);
  next = ps_today_find_next (ps_workspace_get_groups (self->workspace));

  fresh = fill_card (self, waiting, next);
  n = fill_meetings (self);
  n += fill_waiting (self, waiting, fresh);
  n += fill_days (self, fresh == NULL ? next : NULL);

  gtk_stack_set_visible_child_name (self->stack,
                                    n > 0 || gtk_widget_get_visible (self->card) ? "day" : "empty");
  arm (self, next, fresh);
}

static void
table_changed_cb (PsTodayPage *self)
{
  guint serial = ps_db_get_serial (ps_workspace_get_db (self->workspace));

  /* One commit may touch several tables. */
  if (self->serial == serial)
    return;

  self->serial = serial;
  refresh (self);
}

static void
ps_today_page_dispose (GObject *object)
{
  PsTodayPage *self = PS_TODAY_PAGE (object);

  g_clear_object (&self->wake);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_TODAY_PAGE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_today_page_parent_class)->dispose (object);
}

static void
ps_today_page_class_init (PsTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_today_page_dispose;

  g_type_ensure (PS_TYPE_VAULT_NOTICE);
  g_type_ensure (PS_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, vault_notice);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, card);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, card_title);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, card_text);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, card_plan);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, card_button);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, meetings_group);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, meetings_list);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, waiting_group);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, waiting_list);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, days_group);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, days_list);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, new_group_button);
  gtk_widget_class_bind_template_child (widget_class, PsTodayPage, show_groups_button);
}

static void
ps_today_page_init (PsTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->stack);
}

/**
 * ps_today_page_new:
 * @workspace: a workspace that is open
 *
 * Returns: (transfer floating): a #PsTodayPage
 */
GtkWidget *
ps_today_page_new (PsWorkspace *workspace)
{
  static const char * const signals[] = {
    "changed::support_group", "changed::group_date", "changed::membership", "changed::session",
    "changed::debrief", "changed::follow_up", "changed::date_plan", "changed::booking",
    "changed::guest", "changed::topic", "changed::welcome_step", "changed::waitlist",
    "changed::remembrance", "changed::person", "changed::attendance", "changed::contact_way", NULL,
  };
  PsTodayPage *self = g_object_new (PS_TYPE_TODAY_PAGE, NULL);
  PsDb *db = ps_workspace_get_db (workspace);
  gboolean may_edit;

  self->workspace = g_object_ref (workspace);
  may_edit = ps_roles_may (ps_workspace_get_roles (workspace), PS_RIGHT_EDIT_GROUPS);
  gtk_widget_set_visible (self->new_group_button, may_edit);
  gtk_widget_set_visible (self->show_groups_button, !may_edit);
  ps_vault_notice_watch (self->vault_notice, workspace);
  self->serial = ps_db_get_serial (db);
  self->wake = ps_wake_new (ps_workspace_get_clock (workspace));
  g_signal_connect_object (self->wake, "woke", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  ps_wake_watch_window (self->wake, GTK_WIDGET (self));

  /* After those who bring the rows up to date. */
  for (guint i = 0; signals[i] != NULL; i++)
    g_signal_connect_object (db, signals[i], G_CALLBACK (table_changed_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  refresh (self);

  return GTK_WIDGET (self);
}
