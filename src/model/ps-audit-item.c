#include "ps-audit-item.h"

/**
 * PsAuditItem:
 *
 * An entry of the log, as lists hold it. It never changes.
 */
struct _PsAuditItem
{
  GObject       parent_instance;

  PsAuditEntry *entry;
};

G_DEFINE_FINAL_TYPE (PsAuditItem, ps_audit_item, G_TYPE_OBJECT)

static void
ps_audit_item_finalize (GObject *object)
{
  PsAuditItem *self = PS_AUDIT_ITEM (object);

  g_clear_pointer (&self->entry, ps_audit_entry_free);

  G_OBJECT_CLASS (ps_audit_item_parent_class)->finalize (object);
}

static void
ps_audit_item_class_init (PsAuditItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ps_audit_item_finalize;
}

/* A list makes one without an entry in the place of a row that cannot be read. */
static void
ps_audit_item_init (PsAuditItem *self)
{
  self->entry = ps_audit_entry_new ();
  self->entry->action = g_strdup ("");
  self->entry->object = g_strdup ("");
  self->entry->detail = g_strdup ("");
}

/**
 * ps_audit_item_new:
 * @entry: (transfer full): what it holds
 *
 * Returns: (transfer full): an item
 */
PsAuditItem *
ps_audit_item_new (PsAuditEntry *entry)
{
  PsAuditItem *self = g_object_new (PS_TYPE_AUDIT_ITEM, NULL);

  ps_audit_entry_free (self->entry);
  self->entry = entry;

  return self;
}

/**
 * ps_audit_item_get_entry:
 *
 * Returns: (transfer none): the entry; its number is 0 where it could not be read
 */
const PsAuditEntry *
ps_audit_item_get_entry (PsAuditItem *self)
{
  g_return_val_if_fail (PS_IS_AUDIT_ITEM (self), NULL);

  return self->entry;
}
