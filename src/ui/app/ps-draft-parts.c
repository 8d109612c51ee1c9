#include "ps-draft-parts.h"

#include "ps-agenda-list.h"
#include "ps-attendance-store.h"
#include "ps-attendee-list.h"
#include "ps-head-count-box.h"
#include "ps-start-people.h"
#include "ps-topic-field.h"
#include "ps-ways-editor.h"

/* What forms have in them beside entries, buttons and choices: rows that come and go, each as a tuple
 * of what was put into it.
 */

#define WAYS   "a(xsssbbbb)"
#define AGENDA "a(sxxxssssbb)"
#define PEOPLE "(a(xsssb)ii)"

static const char *
text_of (const char *text)
{
  return text != NULL ? text : "";
}

static GVariant *
store_ways (GtkWidget *widget)
{
  g_autoptr (GPtrArray) ways = ps_ways_editor_store (PS_WAYS_EDITOR (widget));
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (WAYS));
  for (guint i = 0; i < ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (ways, i);

      g_variant_builder_add (&builder, "(xsssbbbb)", way->id, way->kind, way->value,
                             text_of (way->label), way->ok_call, way->ok_text, way->ok_message,
                             way->ok_mail);
    }

  return g_variant_builder_end (&builder);
}

static void
load_ways (GtkWidget *widget,
           GVariant  *value)
{
  g_autoptr (GPtrArray) ways =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  g_autoptr (PsContactWayRow) way = ps_contact_way_row_new ();
  GVariantIter iter;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE (WAYS)))
    return;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(xsssbbbb)", &way->id, &way->kind, &way->value, &way->label,
                              &way->ok_call, &way->ok_text, &way->ok_message, &way->ok_mail))
    {
      g_ptr_array_add (ways, g_steal_pointer (&way));
      way = ps_contact_way_row_new ();
    }
  ps_ways_editor_load (PS_WAYS_EDITOR (widget), ways);
}

static GVariant *
store_agenda (GtkWidget *widget)
{
  g_autoptr (GPtrArray) agenda = ps_agenda_list_dup (PS_AGENDA_LIST (widget));
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (AGENDA));
  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      g_variant_builder_add (&builder, "(sxxxssssbb)", ps_segment_kind_to_string (plan->kind),
                             plan->min_s, plan->planned_s, plan->max_s,
                             ps_led_by_to_string (plan->led_by), text_of (plan->title),
                             text_of (plan->cue), text_of (plan->materials), plan->is_protected,
                             plan->auto_advance);
    }

  return g_variant_builder_end (&builder);
}

static void
load_agenda (GtkWidget *widget,
             GVariant  *value)
{
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();
  const char *kind, *led_by, *title, *cue, *materials;
  gint64 min_s, planned_s, max_s;
  gboolean is_protected, auto_advance;
  GVariantIter iter;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE (AGENDA)))
    return;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&sxxx&s&s&s&sbb)", &kind, &min_s, &planned_s, &max_s, &led_by,
                              &title, &cue, &materials, &is_protected, &auto_advance))
    {
      PsSegmentPlan *plan;
      PsSegmentKind segment_kind;

      if (!ps_segment_kind_from_string (kind, &segment_kind))
        continue;

      plan = ps_segment_plan_new (segment_kind, title, min_s, planned_s, max_s);
      ps_led_by_from_string (led_by, &plan->led_by);
      plan->cue = *cue != '\0' ? g_strdup (cue) : NULL;
      plan->materials = *materials != '\0' ? g_strdup (materials) : NULL;
      plan->is_protected = is_protected;
      plan->auto_advance = auto_advance;
      g_ptr_array_add (agenda, plan);
    }
  ps_agenda_list_set (PS_AGENDA_LIST (widget), agenda);
}

static GVariant *
store_topic (GtkWidget *widget)
{
  return g_variant_new_int64 (ps_topic_field_get_id (PS_TOPIC_FIELD (widget)));
}

static void
load_topic (GtkWidget *widget,
            GVariant  *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    ps_topic_field_set_id (PS_TOPIC_FIELD (widget), g_variant_get_int64 (value));
}

static GVariant *
store_people (GtkWidget *widget)
{
  g_autoptr (PsMeetingDraft) draft = ps_meeting_draft_new ();
  GVariantBuilder builder;

  ps_start_people_fill (PS_START_PEOPLE (widget), draft);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xsssb)"));
  for (guint i = 0; i < draft->attendance->len; i++)
    {
      const PsAttendanceRow *row = g_ptr_array_index (draft->attendance, i);

      g_variant_builder_add (&builder, "(xsssb)", row->person_id, text_of (row->name), row->status,
                             row->mode, row->first_time);
    }

  return g_variant_new (PEOPLE, &builder, draft->head_count, draft->head_count_new);
}

static PsAttendanceRow *
find_person (GPtrArray *rows,
             gint64     person_id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      PsAttendanceRow *row = g_ptr_array_index (rows, i);

      if (row->person_id == person_id)
        return row;
    }

  return NULL;
}

/* Who is expected is asked anew; what was said of them, and who walked in, is put back. */
static void
load_people (GtkWidget *widget,
             GVariant  *value)
{
  g_autoptr (PsMeetingDraft) draft = ps_meeting_draft_new ();
  g_autoptr (GVariantIter) iter = NULL;
  const char *name, *status, *mode;
  gboolean first_time;
  gint64 person_id;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE (PEOPLE)))
    return;

  ps_start_people_fill (PS_START_PEOPLE (widget), draft);
  for (guint i = draft->attendance->len; i > 0; i--)
    if (((const PsAttendanceRow *) g_ptr_array_index (draft->attendance, i - 1))->person_id == 0)
      g_ptr_array_remove_index (draft->attendance, i - 1);

  g_variant_get (value, PEOPLE, &iter, &draft->head_count, &draft->head_count_new);
  while (g_variant_iter_next (iter, "(x&s&s&sb)", &person_id, &name, &status, &mode, &first_time))
    {
      PsAttendanceRow *known = person_id != 0 ? find_person (draft->attendance, person_id) : NULL;
      PsAttendanceRow *row = known != NULL ? known : ps_attendance_row_new ();

      g_free (row->status);
      g_free (row->mode);
      row->status = g_strdup (status);
      row->mode = g_strdup (mode);
      if (known != NULL)
        continue;

      row->person_id = person_id;
      row->name = g_strdup (name);
      row->first_time = first_time;
      g_ptr_array_add (draft->attendance, row);
    }
  ps_start_people_set (PS_START_PEOPLE (widget), draft);
}

/* Each mark is stored as it is made. */
static GVariant *
store_marks (GtkWidget *widget G_GNUC_UNUSED)
{
  return NULL;
}

/* A number that was typed and not confirmed was meant: to be asked for it is to store it. */
static GVariant *
store_heads (GtkWidget *widget)
{
  PsHeadCount heads;

  if (gtk_widget_get_visible (widget))
    ps_head_count_box_get (PS_HEAD_COUNT_BOX (widget), &heads);

  return NULL;
}

static void
load_nothing (GtkWidget *widget G_GNUC_UNUSED,
              GVariant  *value G_GNUC_UNUSED)
{
}

static const PsFormPart parts[] = {
  { ps_attendee_list_get_type, store_marks, load_nothing },
  { ps_head_count_box_get_type, store_heads, load_nothing },
  { ps_ways_editor_get_type, store_ways, load_ways },
  { ps_agenda_list_get_type, store_agenda, load_agenda },
  { ps_topic_field_get_type, store_topic, load_topic },
  { ps_start_people_get_type, store_people, load_people },
};

/**
 * ps_draft_parts_get:
 * @n_parts: (out): how many
 *
 * Returns: (array length=n_parts): how to ask what is made of rows
 */
const PsFormPart *
ps_draft_parts_get (gsize *n_parts)
{
  *n_parts = G_N_ELEMENTS (parts);

  return parts;
}
