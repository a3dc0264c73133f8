// Inside Wuxi.Edge the word Console means the project Wuxi.Edge.Console.
global using Terminal = System.Console;
