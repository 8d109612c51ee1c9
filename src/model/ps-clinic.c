#include "ps-clinic.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-note.h"
#include "ps-error.h"
#include "ps-property.h"
#include "ps-right.h"
#include "ps-text.h"
#include "ps-write-task.h"

#define KEY_NAME  "clinic-name"
#define KEY_PHONE "clinic-phone"

/**
 * PsClinic:
 *
 * What the clinic says of itself, and the local numbers for a crisis and for the way home.
 */
struct _PsClinic
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
  char          *name;
  char          *phone;
};

enum {
  PROP_0,
  PROP_NAME,
  PROP_PHONE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsClinic, ps_clinic, G_TYPE_OBJECT)

static char *
read_setting (PsClinic   *self,
              const char *key)
{
  char *value = NULL;

  if (!ps_setting_store_get (ps_db_get_reader (self->db), key, &value, NULL) || value == NULL)
    return g_strdup ("");

  return value;
}

static void
refresh (PsClinic *self)
{
  g_autofree char *name = read_setting (self, KEY_NAME);
  g_autofree char *phone = read_setting (self, KEY_PHONE);

  g_object_freeze_notify (G_OBJECT (self));
  ps_property_set_string (self, properties[PROP_NAME], &self->name, name);
  ps_property_set_string (self, properties[PROP_PHONE], &self->phone, phone);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
table_changed_cb (PsClinic *self)
{
  if (ps_db_is_open (self->db))
    refresh (self);
}

static void
ps_clinic_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  PsClinic *self = PS_CLINIC (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_PHONE:
      g_value_set_string (value, self->phone);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_clinic_dispose (GObject *object)
{
  PsClinic *self = PS_CLINIC (object);

  g_clear_object (&self->db);

  G_OBJECT_CLASS (ps_clinic_parent_class)->dispose (object);
}

static void
ps_clinic_finalize (GObject *object)
{
  PsClinic *self = PS_CLINIC (object);

  g_free (self->name);
  g_free (self->phone);

  G_OBJECT_CLASS (ps_clinic_parent_class)->finalize (object);
}

static void
ps_clinic_class_init (PsClinicClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ps_clinic_dispose;
  object_class->finalize = ps_clinic_finalize;
  object_class->get_property = ps_clinic_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_PHONE] = g_param_spec_string ("phone", NULL, NULL, "", flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_clinic_init (PsClinic *self G_GNUC_UNUSED)
{
}

/**
 * ps_clinic_new:
 * @clock: (transfer none): says what time it is; outlives the service
 *
 * Returns: (transfer full): what @db says of the clinic
 */
PsClinic *
ps_clinic_new (PsDb          *db,
               const PsClock *clock)
{
  PsClinic *self;

  g_return_val_if_fail (PS_IS_DB (db), NULL);
  g_return_val_if_fail (clock != NULL, NULL);

  self = g_object_new (PS_TYPE_CLINIC, NULL);
  self->db = g_object_ref (db);
  self->clock = clock;
  refresh (self);
  g_signal_connect_object (db, "changed::setting", G_CALLBACK (table_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * ps_clinic_get_name:
 *
 * Returns: (transfer none): what the clinic is called, or ""
 */
const char *
ps_clinic_get_name (PsClinic *self)
{
  g_return_val_if_fail (PS_IS_CLINIC (self), NULL);

  return self->name;
}

/**
 * ps_clinic_get_phone:
 *
 * Returns: (transfer none): how the clinic is called by telephone, or ""
 */
const char *
ps_clinic_get_phone (PsClinic *self)
{
  g_return_val_if_fail (PS_IS_CLINIC (self), NULL);

  return self->phone;
}

/**
 * ps_clinic_get_contacts:
 *
 * Returns: (transfer full) (nullable) (element-type PsLocalContactRow): the local numbers, in order
 */
GPtrArray *
ps_clinic_get_contacts (PsClinic  *self,
                        GError   **error)
{
  g_return_val_if_fail (PS_IS_CLINIC (self), NULL);

  return ps_local_contact_store_list (ps_db_get_reader (self->db), error);
}

static gboolean
store_text (PsConn      *conn,
            const char  *key,
            const char  *text,
            GError     **error)
{
  g_autofree char *clean = NULL;

  if (text == NULL)
    return TRUE;

  clean = ps_text_clean (text);

  return ps_setting_store_set (conn, key, *clean != '\0' ? clean : NULL, error);
}

static gboolean
check_contacts (GPtrArray  *contacts,
                GError    **error)
{
  for (guint i = 0; i < contacts->len; i++)
    {
      const PsLocalContactRow *row = g_ptr_array_index (contacts, i);
      g_autofree char *name = ps_text_clean (row->name);

      if (*name == '\0')
        {
          g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                               _("Enter whose number it is, or take the line away."));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * ps_clinic_store:
 * @name: (nullable): what the clinic is called; %NULL to leave it
 * @phone: (nullable): its telephone; %NULL to leave it
 * @contacts: (nullable) (element-type PsLocalContactRow): all the local numbers; %NULL to leave them
 * @now: microseconds UTC
 *
 * For the unit of work in which a vault is made.
 *
 * Errors: %PS_ERROR_INVALID where a number has no name.
 *
 * Returns: whether it was stored
 */
gboolean
ps_clinic_store (PsConn      *conn,
                 const char  *name,
                 const char  *phone,
                 GPtrArray   *contacts,
                 gint64       now,
                 GError     **error)
{
  return store_text (conn, KEY_NAME, name, error) &&
         store_text (conn, KEY_PHONE, phone, error) &&
         (contacts == NULL ||
          (check_contacts (contacts, error) &&
           ps_local_contact_store_set (conn, contacts, now, error)));
}

typedef struct {
  char      *name;
  char      *phone;
  GPtrArray *contacts;
  gint64     now;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->name);
  g_free (change->phone);
  g_clear_pointer (&change->contacts, g_ptr_array_unref);
  g_free (change);
}

static GPtrArray *
copy_contacts (GPtrArray *contacts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_local_contact_row_free);

  for (guint i = 0; i < contacts->len; i++)
    {
      const PsLocalContactRow *row = g_ptr_array_index (contacts, i);
      PsLocalContactRow *other = g_memdup2 (row, sizeof *row);

      other->kind = g_strdup (row->kind);
      other->name = g_strdup (row->name);
      other->number = g_strdup (row->number);
      g_ptr_array_add (copy, other);
    }

  return copy;
}

static gboolean
save (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  Change *change = data;

  return ps_clinic_store (conn, change->name, change->phone, change->contacts, change->now, error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_NOTHING, 0, "clinic", error);
}

/**
 * ps_clinic_save_async:
 * @name: (nullable): what the clinic is called; %NULL to leave it
 * @phone: (nullable): its telephone; %NULL to leave it
 * @contacts: (nullable) (transfer none) (element-type PsLocalContactRow): all the local numbers, in
 *   order; %NULL to leave them
 *
 * Errors: %PS_ERROR_INVALID where a number has no name.
 */
void
ps_clinic_save_async (PsClinic            *self,
                      const char          *name,
                      const char          *phone,
                      GPtrArray           *contacts,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_CLINIC (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_clinic_save_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_CLINIC, task))
    return;

  change = g_new0 (Change, 1);
  change->name = g_strdup (name);
  change->phone = g_strdup (phone);
  change->contacts = contacts != NULL ? copy_contacts (contacts) : NULL;
  change->now = ps_clock_wall (self->clock);
  ps_write_task_run (task, self->db, save, change, change_free);
}

gboolean
ps_clinic_save_finish (PsClinic      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
