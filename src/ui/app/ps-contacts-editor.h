#pragma once

#include <gtk/gtk.h>

#include "ps-setting-store.h"

G_BEGIN_DECLS

#define PS_TYPE_CONTACTS_EDITOR (ps_contacts_editor_get_type ())

G_DECLARE_FINAL_TYPE (PsContactsEditor, ps_contacts_editor, PS, CONTACTS_EDITOR, GtkWidget)

GtkWidget *ps_contacts_editor_new   (void);
void       ps_contacts_editor_load  (PsContactsEditor *self,
                                     GPtrArray        *contacts);
GPtrArray *ps_contacts_editor_store (PsContactsEditor *self);

G_END_DECLS
