#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What was typed is stored at the latest so long after its first letter. Storing takes some
 * milliseconds, so this is well within the two seconds after which people look away.
 */
#define PS_AUTOSAVE_MS 1500

/**
 * PsAutosaveState:
 * @PS_AUTOSAVE_CLEAN: nothing was changed
 * @PS_AUTOSAVE_DIRTY: something is not stored yet
 * @PS_AUTOSAVE_SAVED: all of it is stored
 * @PS_AUTOSAVE_FAILED: it could not be stored; the next change tries again
 */
typedef enum {
  PS_AUTOSAVE_CLEAN,
  PS_AUTOSAVE_DIRTY,
  PS_AUTOSAVE_SAVED,
  PS_AUTOSAVE_FAILED,
} PsAutosaveState;

/* Begins to store what there is; ends with ps_autosave_done(). */
typedef void (*PsAutosaveFunc)  (gpointer user_data);
/* Calls ps_autosave_flush() after so many milliseconds. */
typedef void (*PsAutosaveTimer) (guint    milliseconds,
                                 gpointer timer_data);

#define PS_TYPE_AUTOSAVE (ps_autosave_get_type ())

G_DECLARE_FINAL_TYPE (PsAutosave, ps_autosave, PS, AUTOSAVE, GObject)

PsAutosave      *ps_autosave_new       (PsAutosaveFunc   save,
                                        gpointer         user_data);
void             ps_autosave_set_timer (PsAutosave      *self,
                                        PsAutosaveTimer  timer,
                                        gpointer         timer_data);
void             ps_autosave_touch     (PsAutosave      *self);
void             ps_autosave_flush     (PsAutosave      *self);
void             ps_autosave_done      (PsAutosave      *self,
                                        gboolean         saved);
void             ps_autosave_stop      (PsAutosave      *self);
PsAutosaveState  ps_autosave_get_state (PsAutosave      *self);

G_END_DECLS
