#include "ps-ui-meeting.h"

#include "ps-agenda.h"
#include "ps-group-store.h"
#include "ps-test-rows.h"

static void
fixture_now (PsInstant *instant,
             gpointer   data)
{
  *instant = ((PsUiMeeting *) data)->now;
}

static gboolean
fill (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  PsUiMeeting *self = data;
  g_autoptr (PsGroupRow) group = ps_group_row_new ();
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();
  PsSegmentPlan *closing;

  group->name = g_strdup ("Tuesday group");
  group->model = g_strdup ("recovery");
  group->minutes = 60;
  group->zone = g_strdup ("UTC");
  group->peer_leader = g_strdup ("Rosa");
  group->professional = g_strdup ("Kim");
  if (!ps_group_store_add (conn, group, self->now.wall, error))
    return FALSE;
  self->group_id = group->id;

  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_CHECK_IN, "Check-in round",
                                                300, 600, 900));
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_TOPIC, "Guided topic",
                                                600, 1800, 2400));
  closing = ps_segment_plan_new (PS_SEGMENT_CHECK_OUT, "Closing", 600, 1200, 1200);
  closing->is_protected = TRUE;
  g_ptr_array_add (agenda, closing);

  return ps_agenda_store (conn, group->id, agenda, error);
}

static void
open_meetings (PsUiMeeting *self)
{
  g_autoptr (GError) error = NULL;

  self->meetings = ps_meetings_new (self->base.db, &self->clock, "Desk", &error);
  g_assert_no_error (error);
}

/**
 * ps_ui_meeting_set_up:
 * @self: (out caller-allocates): a fixture
 *
 * Makes the database and opens it.
 */
void
ps_ui_meeting_set_up (PsUiMeeting *self)
{
  static const char * const names[] = { "Ana", "Ben", "Cleo" };
  g_autoptr (GError) error = NULL;

  ps_test_db_set_up (&self->base);
  self->now.wall = PS_UI_MEETING_SIX_O_CLOCK;
  self->now.boot = 1000 * G_TIME_SPAN_SECOND;
  g_strlcpy (self->now.boot_id, "first-boot", sizeof self->now.boot_id);
  self->clock = (PsClock) { fixture_now, self };

  ps_db_write_sync (self->base.db, fill, self, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ps_test_join (&self->base, self->group_id, ps_test_add_member (&self->base, names[i]),
                  "2026-01-01");
  open_meetings (self);
}

/**
 * ps_ui_meeting_tear_down:
 * @self: a fixture
 *
 * Removes the database. It is an error when somebody still holds the meetings.
 */
void
ps_ui_meeting_tear_down (PsUiMeeting *self)
{
  ps_test_db_settle (&self->base);
  g_assert_finalize_object (self->meetings);
  ps_test_db_tear_down (&self->base);
}

/**
 * ps_ui_meeting_reopen:
 * @self: a fixture
 *
 * Does what a crash and a new start do.
 */
void
ps_ui_meeting_reopen (PsUiMeeting *self)
{
  g_clear_object (&self->meetings);
  ps_test_db_reopen (&self->base);
  open_meetings (self);
}

/**
 * ps_ui_meeting_pass:
 * @self: a fixture
 * @seconds: how much later it is
 *
 * Lets time go by. Whoever shows the running meeting is told as its ticker would tell.
 */
void
ps_ui_meeting_pass (PsUiMeeting *self,
                    gint64       seconds)
{
  PsLiveMeeting *meeting = ps_meetings_get_current (self->meetings);

  self->now.wall += seconds * G_TIME_SPAN_SECOND;
  self->now.boot += seconds * G_TIME_SPAN_SECOND;
  if (meeting != NULL)
    g_signal_emit_by_name (meeting, "tick");
}

/**
 * ps_ui_meeting_prepare:
 * @self: a fixture
 *
 * Returns: (transfer full): what the start sheet begins with
 */
PsMeetingDraft *
ps_ui_meeting_prepare (PsUiMeeting *self)
{
  g_autoptr (GError) error = NULL;
  PsMeetingDraft *draft = ps_meetings_prepare (self->meetings, self->group_id, NULL,
                                               PS_UI_MEETING_SIX_O_CLOCK, &error);

  g_assert_no_error (error);

  return draft;
}

/**
 * ps_ui_meeting_start:
 * @self: a fixture
 *
 * Returns: (transfer none): the meeting, which has just begun
 */
PsLiveMeeting *
ps_ui_meeting_start (PsUiMeeting *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_meetings_start_async (self->meetings, ps_ui_meeting_prepare (self), NULL,
                           ps_test_take_result_cb, &result);
  ps_meetings_start_finish (self->meetings, ps_test_wait (&result), &error);
  g_assert_no_error (error);

  return ps_meetings_get_current (self->meetings);
}

/**
 * ps_ui_meeting_do:
 * @self: a fixture in which a meeting runs
 * @verb: what to do
 * @argument: (nullable): with what
 *
 * Touches the clock of the meeting and waits until that is stored.
 */
void
ps_ui_meeting_do (PsUiMeeting *self,
                  PsClockVerb  verb,
                  const char  *argument)
{
  g_autoptr (PsLiveMeeting) meeting = g_object_ref (ps_meetings_get_current (self->meetings));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_live_meeting_do_async (meeting, verb, argument, NULL, ps_test_take_result_cb, &result);
  ps_live_meeting_do_finish (meeting, ps_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
say (GtkWidget *widget,
     GString   *said)
{
  static const char * const names[] = { "label", "title", "subtitle", "text", "tooltip-text" };
  static const GtkAccessibleProperty spoken[] = {
    GTK_ACCESSIBLE_PROPERTY_LABEL,
    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), names[i]);
      g_autofree char *value = NULL;

      if (pspec == NULL || pspec->value_type != G_TYPE_STRING)
        continue;

      g_object_get (widget, names[i], &value, NULL);
      if (value != NULL && *value != '\0')
        g_string_append_printf (said, "%s\n", value);
    }

  /* It gives what the property is when that is not what it was asked for. */
  for (gsize i = 0; i < G_N_ELEMENTS (spoken); i++)
    {
      g_autofree char *value = NULL;

      if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), spoken[i]))
        value = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), spoken[i], "\1");
      if (value != NULL)
        g_string_append_printf (said, "%s\n", value);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    say (child, said);
}

/**
 * ps_ui_meeting_say:
 * @root: a widget
 *
 * Also what cannot be seen at the moment is said: it is in the accessible tree all the same.
 *
 * Returns: (transfer full): all texts
 */
char *
ps_ui_meeting_say (GtkWidget *root)
{
  GString *said = g_string_new (NULL);

  say (root, said);

  return g_string_free (said, FALSE);
}
