namespace System;

public delegate TResult Func<out TResult>();
