#include "ps-chime.h"

#include <math.h>

#if PS_HAVE_GSOUND
#include <gsound.h>

#include "ps-library.h"
#endif

/**
 * PsChime:
 *
 * One soft sound when the time of a segment is up, for those who have asked for it.
 *
 * The sound is the desktop's own, by its name in the sound theme, so nothing is shipped. A machine
 * without sound, or without GSound, is simply silent: a person in the room sees the time.
 */
struct _PsChime
{
  GObject        parent_instance;

  GSettings     *settings;    /* nullable */
#if PS_HAVE_GSOUND
  GSoundContext *context;     /* nullable: until it first rings, or when there is no sound */
  gboolean       tried;       /* to load the library */
  __typeof__ (gsound_context_new) *context_new;
  __typeof__ (gsound_context_play_simple) *context_play_simple;
#endif
};

enum {
  SIGNAL_RANG,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsChime, ps_chime, G_TYPE_OBJECT)

static void
ps_chime_dispose (GObject *object)
{
  PsChime *self = PS_CHIME (object);

#if PS_HAVE_GSOUND
  g_clear_object (&self->context);
#endif
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ps_chime_parent_class)->dispose (object);
}

static void
ps_chime_class_init (PsChimeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_chime_dispose;

  /**
   * PsChime::rang:
   * @volume: from 0, silent, to 1, as loud as the system's sounds are
   *
   * It was asked to sound, and somebody wants it to, whether or not there is sound.
   */
  signals[SIGNAL_RANG] = g_signal_new ("rang", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
ps_chime_init (PsChime *self G_GNUC_UNUSED)
{
}

/**
 * ps_chime_new:
 * @settings: (nullable): has "chime" and "chime-volume"; without it there is never a sound
 *
 * Returns: (transfer full): a #PsChime
 */
PsChime *
ps_chime_new (GSettings *settings)
{
  PsChime *self = g_object_new (PS_TYPE_CHIME, NULL);

  if (settings != NULL)
    self->settings = g_object_ref (settings);

  return self;
}

#if PS_HAVE_GSOUND
/* Loaded when it first rings, and so none of the start. */
static gboolean
load (PsChime *self)
{
  if (!self->tried)
    {
      const PsLibrarySymbol symbols[] = {
        { "gsound_context_new", (gpointer *) &self->context_new },
        { "gsound_context_play_simple", (gpointer *) &self->context_play_simple },
      };
      g_autoptr (GError) error = NULL;

      self->tried = TRUE;
      if (!ps_library_load ("libgsound.so.0", symbols, G_N_ELEMENTS (symbols), &error))
        g_info ("There is no sound: %s", error->message);
    }

  if (self->context == NULL && self->context_play_simple != NULL)
    self->context = self->context_new (NULL, NULL);

  return self->context != NULL;
}

static void
play (PsChime *self,
      double   volume)
{
  char decibels[G_ASCII_DTOSTR_BUF_SIZE];

  if (!load (self))
    return;

  /* libcanberra takes the volume in decibels below the desktop's own. */
  g_ascii_dtostr (decibels, sizeof decibels, 20 * log10 (volume));
  self->context_play_simple (self->context, NULL, NULL,
                             GSOUND_ATTR_EVENT_ID, "complete",
                             GSOUND_ATTR_MEDIA_ROLE, "event",
                             GSOUND_ATTR_CANBERRA_VOLUME, decibels,
                             NULL);
}
#endif

/**
 * ps_chime_ring:
 * @self: a chime
 *
 * Sounds once, if sound is switched on and there is any.
 */
void
ps_chime_ring (PsChime *self)
{
  double volume;

  g_return_if_fail (PS_IS_CHIME (self));

  if (self->settings == NULL || !g_settings_get_boolean (self->settings, "chime"))
    return;

  volume = g_settings_get_double (self->settings, "chime-volume");
  if (volume <= 0)
    return;

  g_signal_emit (self, signals[SIGNAL_RANG], 0, volume);
#if PS_HAVE_GSOUND
  play (self, volume);
#endif
}
