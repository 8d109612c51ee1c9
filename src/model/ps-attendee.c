#include "ps-attendee.h"

#include <glib/gi18n-lib.h>

#include "ps-property.h"

/**
 * PsAttendee:
 *
 * One line of a meeting's sheet: somebody, and whether they are here.
 */
struct _PsAttendee
{
  GObject          parent_instance;

  PsAttendanceRow *row;
  char            *hint;
  char            *correction;
};

enum {
  PROP_0,
  PROP_PERSON_ID,
  PROP_NAME,
  PROP_STATUS,
  PROP_MODE,
  PROP_FIRST_TIME,
  PROP_HINT,
  PROP_CORRECTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsAttendee, ps_attendee, G_TYPE_OBJECT)

static void
ps_attendee_finalize (GObject *object)
{
  PsAttendee *self = PS_ATTENDEE (object);

  g_clear_pointer (&self->row, ps_attendance_row_free);
  g_clear_pointer (&self->hint, g_free);
  g_clear_pointer (&self->correction, g_free);

  G_OBJECT_CLASS (ps_attendee_parent_class)->finalize (object);
}

static void
ps_attendee_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PsAttendee *self = PS_ATTENDEE (object);

  switch (prop_id)
    {
    case PROP_PERSON_ID:
      g_value_set_int64 (value, self->row->person_id);
      break;

    case PROP_NAME:
      g_value_set_string (value, self->row->name);
      break;

    case PROP_STATUS:
      g_value_set_string (value, self->row->status);
      break;

    case PROP_MODE:
      g_value_set_string (value, self->row->mode);
      break;

    case PROP_FIRST_TIME:
      g_value_set_boolean (value, self->row->first_time);
      break;

    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;

    case PROP_CORRECTION:
      g_value_set_string (value, self->correction);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_attendee_class_init (PsAttendeeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ps_attendee_finalize;
  object_class->get_property = ps_attendee_get_property;

  properties[PROP_PERSON_ID] =
    g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);

  /**
   * PsAttendee:status:
   *
   * As stored; ps_attendance_status_get_label() has the words for people.
   */
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, NULL, flags);
  properties[PROP_FIRST_TIME] =
    g_param_spec_boolean ("first-time", NULL, NULL, FALSE, flags);

  /**
   * PsAttendee:hint:
   *
   * What tells them from others of the same name; %NULL where nothing has to.
   */
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);

  /**
   * PsAttendee:correction:
   *
   * A sentence about how this line was last corrected after the meeting; or %NULL.
   */
  properties[PROP_CORRECTION] = g_param_spec_string ("correction", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_attendee_init (PsAttendee *self)
{
  self->row = ps_attendance_row_new ();
}

/**
 * ps_attendee_new_from_row:
 *
 * Returns: (transfer full): a line that says what @row says
 */
PsAttendee *
ps_attendee_new_from_row (const PsAttendanceRow *row)
{
  PsAttendee *self = g_object_new (PS_TYPE_ATTENDEE, NULL);

  ps_attendance_row_free (self->row);
  self->row = ps_attendance_row_copy (row);

  return self;
}

/**
 * ps_attendee_update:
 *
 * Takes over what @row says, notifying for each property that differs.
 */
void
ps_attendee_update (PsAttendee            *self,
                    const PsAttendanceRow *row)
{
  g_autoptr (PsAttendanceRow) old = NULL;

  g_return_if_fail (PS_IS_ATTENDEE (self));
  g_return_if_fail (self->row->person_id == row->person_id);

  old = g_steal_pointer (&self->row);
  self->row = ps_attendance_row_copy (row);

  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (old->name, row->name) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  if (g_strcmp0 (old->status, row->status) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  if (g_strcmp0 (old->mode, row->mode) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
  if (old->first_time != row->first_time)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_TIME]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * ps_attendee_get_row:
 *
 * Returns: (transfer none): all there is to know, until the next update
 */
const PsAttendanceRow *
ps_attendee_get_row (PsAttendee *self)
{
  g_return_val_if_fail (PS_IS_ATTENDEE (self), NULL);

  return self->row;
}

/**
 * ps_attendee_set_hint:
 * @hint: (nullable): what tells them from others of the same name
 */
void
ps_attendee_set_hint (PsAttendee *self,
                      const char *hint)
{
  g_return_if_fail (PS_IS_ATTENDEE (self));

  ps_property_set_string (self, properties[PROP_HINT], &self->hint, hint);
}

/**
 * ps_attendee_get_hint:
 *
 * Returns: (transfer none) (nullable): what tells them from others of the same name
 */
const char *
ps_attendee_get_hint (PsAttendee *self)
{
  g_return_val_if_fail (PS_IS_ATTENDEE (self), NULL);

  return self->hint;
}

/**
 * ps_attendee_dup_label:
 *
 * Returns: (transfer full): their name, with what tells them from others of the same name, for where
 *   there is one line
 */
char *
ps_attendee_dup_label (PsAttendee *self)
{
  g_return_val_if_fail (PS_IS_ATTENDEE (self), NULL);

  /* Translators: a member, and what tells them apart from another of that name: “Ana, …0142”. */
  return self->hint != NULL ? g_strdup_printf (_("%1$s, %2$s"), self->row->name, self->hint)
                            : g_strdup (self->row->name);
}

/**
 * ps_attendee_set_correction:
 * @correction: (nullable): a sentence about how the line was last corrected
 */
void
ps_attendee_set_correction (PsAttendee *self,
                            const char *correction)
{
  g_return_if_fail (PS_IS_ATTENDEE (self));

  ps_property_set_string (self, properties[PROP_CORRECTION], &self->correction, correction);
}

/**
 * ps_attendee_get_correction:
 *
 * Returns: (transfer none) (nullable): a sentence about how the line was last corrected
 */
const char *
ps_attendee_get_correction (PsAttendee *self)
{
  g_return_val_if_fail (PS_IS_ATTENDEE (self), NULL);

  return self->correction;
}

/**
 * ps_attendance_status_get_label:
 * @status: an attendance status, as stored
 *
 * Returns: (transfer none): the words for people; @status itself when it is not known
 */
const char *
ps_attendance_status_get_label (const char *status)
{
  static const struct {
    const char *status;
    const char *label;
  } labels[] = {
    { "expected", NC_("attendance", "Expected") },
    { "present", NC_("attendance", "Present") },
    { "late", NC_("attendance", "Late") },
    { "left-early", NC_("attendance", "Left early") },
    { "excused", NC_("attendance", "Excused") },
    { "absent", NC_("attendance", "Absent") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_strcmp0 (labels[i].status, status) == 0)
        return g_dpgettext2 (GETTEXT_PACKAGE, "attendance", labels[i].label);
    }

  return status;
}

/**
 * ps_attendance_mode_get_label:
 * @mode: how somebody takes part, as stored
 *
 * Returns: (transfer none): the words for people; @mode itself when it is not known
 */
const char *
ps_attendance_mode_get_label (const char *mode)
{
  static const struct {
    const char *mode;
    const char *label;
  } labels[] = {
    { "in-person", NC_("attendance", "In person") },
    { "online", NC_("attendance", "Online") },
    { "phone", NC_("attendance", "By phone") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_strcmp0 (labels[i].mode, mode) == 0)
        return g_dpgettext2 (GETTEXT_PACKAGE, "attendance", labels[i].label);
    }

  return mode;
}
