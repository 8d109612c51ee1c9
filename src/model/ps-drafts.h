#pragma once

#include "ps-clock.h"
#include "ps-db.h"
#include "ps-keys.h"

G_BEGIN_DECLS

/**
 * PsDraft:
 * @form: which form it was typed into
 * @object: whom or what it is about; empty for somebody or something new
 * @fields: a{sv}, what was in the form
 */
typedef struct {
  char     *form;
  char     *object;
  GVariant *fields;
} PsDraft;

void ps_draft_free (PsDraft *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsDraft, ps_draft_free)

#define PS_TYPE_DRAFTS (ps_drafts_get_type ())

G_DECLARE_FINAL_TYPE (PsDrafts, ps_drafts, PS, DRAFTS, GObject)

PsDrafts  *ps_drafts_new  (PsDb           *db,
                           const PsClock  *clock,
                           PsKeys         *keys);
gboolean   ps_drafts_keep (PsDrafts       *self,
                           const char     *form,
                           const char     *object,
                           GVariant       *fields,
                           GError        **error);
GPtrArray *ps_drafts_list (PsDrafts       *self,
                           GError        **error);
void       ps_drafts_drop (PsDrafts       *self,
                           const char     *form,
                           const char     *object);

G_END_DECLS
