using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Wuxi.Edge.Mqtt.Native;

/// <summary>An eventfd that ends a poll(2). Any thread may set it, also while it is being disposed; one thread drains it.</summary>
internal sealed unsafe class WakeEvent : IDisposable
{
    private readonly SafeFileHandle _handle;
    private int _isSet;

    public WakeEvent()
    {
        int descriptor = LibC.EventFd(0, LibC.EventFdNonBlockCloseOnExec);
        if (descriptor < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "eventfd failed: " + Marshal.GetLastPInvokeErrorMessage());
        }

        _handle = new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>For poll; -1 (ignored by poll) once disposed.</summary>
    public int Descriptor => _handle.IsClosed ? -1 : (int)_handle.DangerousGetHandle();

    public void Set()
    {
        // One write a wake-up is enough: the flag is cleared before the drained work is looked at.
        if (Interlocked.Exchange(ref _isSet, 1) != 0)
        {
            return;
        }

        try
        {
            ulong one = 1;
            _ = LibC.Write(_handle, &one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // Nobody polls any more: there is nothing to wake.
        }
    }

    public void Drain()
    {
        if (_handle.IsClosed)
        {
            return;
        }

        ulong count;
        _ = LibC.Read(_handle, &count, sizeof(ulong));
        // A full fence, and after the read: a Set that found the flag standing has queued its work before, and we look at the
        // work after this.
        _ = Interlocked.Exchange(ref _isSet, 0);
    }

    public void Dispose() => _handle.Dispose();
}
