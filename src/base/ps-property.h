#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Each setter compares, stores, notifies once, and says whether it changed anything. */

static inline gboolean
ps_property_set_string (gpointer     object,
                        GParamSpec  *pspec,
                        char       **field,
                        const char  *value)
{
  char *copy;

  if (g_strcmp0 (*field, value) == 0)
    return FALSE;

  /* Copy first: the caller may pass a pointer into the old string. */
  copy = g_strdup (value);
  g_free (*field);
  *field = copy;
  g_object_notify_by_pspec (object, pspec);

  return TRUE;
}

static inline gboolean
ps_property_set_boolean (gpointer    object,
                         GParamSpec *pspec,
                         gboolean   *field,
                         gboolean    value)
{
  value = !!value;

  if (*field == value)
    return FALSE;

  *field = value;
  g_object_notify_by_pspec (object, pspec);

  return TRUE;
}

static inline gboolean
ps_property_set_int64 (gpointer    object,
                       GParamSpec *pspec,
                       gint64     *field,
                       gint64      value)
{
  if (*field == value)
    return FALSE;

  *field = value;
  g_object_notify_by_pspec (object, pspec);

  return TRUE;
}

static inline gboolean
ps_property_set_uint (gpointer    object,
                      GParamSpec *pspec,
                      guint      *field,
                      guint       value)
{
  if (*field == value)
    return FALSE;

  *field = value;
  g_object_notify_by_pspec (object, pspec);

  return TRUE;
}

G_END_DECLS
