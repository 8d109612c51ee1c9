#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PsSecret PsSecret;

PsSecret     *ps_secret_new          (gconstpointer   bytes,
                                      gsize           size);
PsSecret     *ps_secret_new_zeroed   (gsize           size);
PsSecret     *ps_secret_random       (gsize           size);
PsSecret     *ps_secret_ref          (PsSecret       *self);
void          ps_secret_unref        (PsSecret       *self);

const guint8 *ps_secret_get_bytes    (const PsSecret *self);
guint8       *ps_secret_get_writable (PsSecret       *self);
const char   *ps_secret_get_text     (const PsSecret *self);
gsize         ps_secret_get_size     (const PsSecret *self);
gboolean      ps_secret_equal        (const PsSecret *a,
                                      const PsSecret *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsSecret, ps_secret_unref)

G_END_DECLS
